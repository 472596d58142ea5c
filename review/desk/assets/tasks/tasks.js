// 我的任务: put case files in, follow the machine, take up the work where it was left.

const STATES = [
  ['', '全部'],
  ['to_review', '待复核'],
  ['in_review', '复核中'],
  ['finished', '已完成'],
  ['working', '识读中'],
  ['waiting', '排队中'],
  ['failed', '未能处理'],
];
const AT_ONCE = 50;
// As many as the order of what would teach most looks at.
const TEACHING_AT_ONCE = 200;
const WORK_SECONDS = 1.5;
const REST_SECONDS = 12;

function resumeLine(data) {
  const place = data.resume;
  const record =
    (place && data.cases.find((one) => one.id === place.case)) ||
    data.cases.find((one) => one.state === 'in_review');
  if (!record && !(place && place.title)) return null;
  const id = place ? place.case : record.id;
  return make(
    'a',
    {
      class: 'resume card',
      href: address('review', {
        case: id,
        page: place && place.page,
        finding: place && place.finding,
      }),
    },
    make('span', { class: 'resume-words' }, '继续上次的复核'),
    make('b', {}, record ? record.case_no || record.title : place.title),
    place && place.page ? make('span', { class: 'soft' }, `第${place.page}页`) : null,
    record && record.open_count
      ? make('span', { class: 'soft' }, `还有 ${record.open_count} 处待核`)
      : null,
    make('span', { class: 'resume-go', 'aria-hidden': 'true' }, '→'),
  );
}

async function showTasks(root) {
  let state = query('state');
  let words = '';
  let shown = AT_ONCE;
  let teaching = query('order') === 'teaching';
  let rows = new Map();
  let resumed = false;
  const resume = make('div', { class: 'resume-place' });
  const choices = make('div', { class: 'choices', role: 'group', 'aria-label': '按状态筛选' });
  const list = make('ul', { class: 'cases card' });
  const more = make('div', { class: 'case-tail' });
  const search = make('input', {
    type: 'search',
    placeholder: '案号、当事人、案由、文件名',
    'aria-label': '查找案卷',
  });

  const order = choice(
    [
      ['', '按最近更新'],
      ['teaching', '最有助于改进'],
    ],
    teaching ? 'teaching' : '',
    {
      'aria-label': '排列次序',
      title: '只改变次序：机器没有把握、少有人认定过的疑点所在的案卷排在前面',
      onchange: () => {
        teaching = order.value === 'teaching';
        shown = AT_ONCE;
        load();
      },
    },
  );

  // Those first whose answers would teach most; all others follow as they stood.
  async function inTeachingOrder(cases) {
    const { cases: best } = await api('/learning/queue');
    const place = new Map(best.map((one, at) => [one.case_id, at]));
    const why = new Map(best.map((one) => [one.case_id, one.why]));
    const at = (record) => (place.has(record.id) ? place.get(record.id) : best.length);
    return cases
      .map((record) => ({ ...record, why: why.get(record.id) || '' }))
      .sort((one, other) => at(one) - at(other));
  }

  function showChoices(counts) {
    const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
    choices.replaceChildren(
      ...STATES.filter(
        ([key]) =>
          !key ||
          counts[key] ||
          key === state ||
          ['to_review', 'in_review', 'finished'].includes(key),
      ).map(([key, name]) =>
        make(
          'button',
          {
            type: 'button',
            class: 'choice',
            'aria-pressed': String(key === state),
            onclick: () => {
              state = key;
              shown = AT_ONCE;
              load();
            },
          },
          name,
          make('b', {}, key ? counts[key] || 0 : all),
        ),
      ),
    );
  }

  function showCases(data) {
    const kept = new Map();
    const nodes = data.cases.map((record) => {
      const text = JSON.stringify(record);
      const old = rows.get(record.id);
      const row = old && old.text === text ? old : { text, node: caseRow(record, load) };
      kept.set(record.id, row);
      return row.node;
    });
    rows = kept;
    const same =
      nodes.length === list.children.length &&
      nodes.every((node, at) => node === list.children[at]);
    if (!same) list.replaceChildren(...nodes);
    if (!nodes.length) {
      list.replaceChildren(
        make(
          'li',
          {},
          state || words
            ? empty('没有符合条件的案卷')
            : empty('还没有案卷', '上传一份案卷，识读后在这里打开复核。'),
        ),
      );
    }
    more.replaceChildren(
      data.total > data.cases.length
        ? make(
            'button',
            {
              type: 'button',
              class: 'button',
              onclick: () => {
                shown += AT_ONCE;
                load();
              },
            },
            `再显示一些（已显示 ${data.cases.length} / 共 ${data.total} 份）`,
          )
        : '',
    );
    if (!resumed && !state && !words) {
      resume.replaceChildren(resumeLine(data) || '');
      resumed = true;
    }
  }

  let asked = 0;
  async function load() {
    const mine = ++asked;
    const limit = teaching ? Math.max(shown, TEACHING_AT_ONCE) : shown;
    const parts = new URLSearchParams({ limit, offset: 0 });
    if (state) parts.set('state', state);
    if (words) parts.set('q', words);
    try {
      const data = await api('/cases?' + parts);
      if (teaching) data.cases = await inTeachingOrder(data.cases);
      if (mine !== asked) return data.cases.some(running);
      showChoices(data.counts || {});
      showCases(data);
      list.classList.remove('stale');
      return data.cases.some(running);
    } catch (error) {
      if (!rows.size) list.replaceChildren(make('li', {}, empty(error.message)));
      list.classList.add('stale');
      return true;
    }
  }

  let busy = true;
  let pause = null;
  search.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      words = search.value.trim();
      shown = AT_ONCE;
      load();
    }, 250);
  });
  const uploadArea = uploads(() => {
    busy = true;
    load();
  });
  // Who only looks has nothing to put in.
  const known = me().then((user) => {
    looksOnly = user.role === 'trainer';
    uploadArea.hidden = looksOnly;
  }, tellRefusal);
  root.append(
    make(
      'div',
      { class: 'page' },
      make(
        'div',
        { class: 'headline' },
        make('h1', {}, '我的任务'),
        make('p', { class: 'lead' }, '机器只作提示，是否成立由评查人员判断。'),
        make('span', { class: 'space' }),
        resume,
      ),
      uploadArea,
      make(
        'div',
        { class: 'headline case-head' },
        make('h2', {}, '案卷'),
        choices,
        make('span', { class: 'space' }),
        order,
        make('span', { class: 'case-search' }, search),
      ),
      list,
      more,
    ),
  );
  await known;
  busy = await load();
  let rest = 0;
  poll(async () => {
    rest += WORK_SECONDS;
    if (busy || rest >= REST_SECONDS) {
      rest = 0;
      busy = await load();
    }
  }, WORK_SECONDS);
}
