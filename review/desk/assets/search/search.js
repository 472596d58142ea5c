// 检索: the words in all case files one may see; a hit opens its page at the line.

const MOST_HITS = 100;

function hitRow(hit) {
  return make(
    'li',
    {},
    make(
      'a',
      {
        class: 'hit',
        href: address('review', {
          case: hit.case_id,
          page: hit.page,
          box: hit.box ? hit.box.map((share) => +share.toFixed(4)).join(',') : '',
        }),
      },
      make('span', { class: 'hit-where nums', text: hit.where }),
      make('span', { class: 'hit-line' }, hit.before, make('mark', { text: hit.hit }), hit.after),
    ),
  );
}

function caseGroup(hits) {
  const pages = new Set(hits.map((hit) => hit.page)).size;
  return make(
    'section',
    { class: 'hit-case card' },
    make(
      'header',
      {},
      make(
        'h2',
        {},
        make('a', { href: address('review', { case: hits[0].case_id }), text: hits[0].title }),
      ),
      make('span', { class: 'soft', text: `${pages} 页，${hits.length} 处` }),
    ),
    make('ul', {}, hits.map(hitRow)),
  );
}

async function showSearch(root) {
  const results = make('div', { class: 'hits', 'aria-live': 'polite' });
  const input = make('input', {
    type: 'search',
    name: 'q',
    value: query('q'),
    maxlength: '100',
    autocomplete: 'off',
    placeholder: '在所有可查看的案卷中查找，例如当事人、文号、地址、金额',
    'aria-label': '检索词',
  });
  const said = make('p', { class: 'lead', role: 'status' });
  const form = make(
    'form',
    { class: 'search-form', role: 'search' },
    input,
    make('button', { class: 'button primary', text: '检索' }),
  );
  root.append(
    make(
      'div',
      { class: 'page search' },
      make('div', { class: 'headline' }, make('h1', { text: '检索' }), said),
      form,
      results,
    ),
  );

  let asked = 0;
  async function search() {
    const words = input.value.trim();
    const mine = ++asked;
    const here = new URL(location.href);
    if (words) here.searchParams.set('q', words);
    else here.searchParams.delete('q');
    window.history.replaceState(null, '', here);
    if (!words) {
      said.textContent = '';
      results.replaceChildren(
        empty(
          '输入要找的文字',
          make('span', { text: '每个字都可以查；几个词之间用空格隔开，表示同一页上都有。' }),
        ),
      );
      return;
    }
    said.textContent = '正在检索……';
    try {
      const { hits } = await api(`/search?${new URLSearchParams({ q: words, limit: MOST_HITS })}`);
      if (mine !== asked) return;
      const byCase = new Map();
      hits.forEach((hit) => byCase.set(hit.case_id, [...(byCase.get(hit.case_id) || []), hit]));
      said.textContent = hits.length ? `${byCase.size} 份案卷，${hits.length} 处` : '';
      results.replaceChildren(
        ...(hits.length
          ? [...byCase.values()].map(caseGroup)
          : [
              empty(
                `没有找到“${words}”`,
                make('span', { text: '识读可能有误：换一个较短的词，或只写其中几个字再试。' }),
              ),
            ]),
      );
    } catch (refusal) {
      if (mine !== asked) return;
      said.textContent = '';
      results.replaceChildren(empty(refusal.message));
    }
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    search();
  });
  input.focus();
  await search();
}
