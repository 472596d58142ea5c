// 已查清单: every applicable defect with its answer, and the paper that the answer stands on.

async function showChecked(root) {
  const page = make('div', { class: 'page checked' });
  root.append(page);
  await openCase(page, async (id) => checkedList(page, id, await api(casePath(id, '/checked'))));
}

function checkedList(page, id, view) {
  let answer = '';
  let category = '';
  let words = '';
  let shown = [];
  let current = view.checked.find((row) => row.answer === 'found') || null;
  const counts = Object.fromEntries(view.counts.map((one) => [one.answer, one]));
  const choices = make('div', { class: 'choices', role: 'group', 'aria-label': '按答案筛选' });
  const categories = [...new Map(view.checked.map((row) => [row.category, row.category_name]))];
  const kinds = choice([['', '全部类别'], ...categories], '', {
    'aria-label': '按类别筛选',
    onchange: (event) => {
      category = event.target.value;
      show();
    },
  });
  const search = make('input', {
    type: 'search',
    placeholder: '编码、名称或文字',
    'aria-label': '在清单中查找',
    oninput: debounce(150, () => {
      words = search.value.trim();
      show();
    }),
  });
  const list = make('ul', {
    class: 'check-list card',
    role: 'listbox',
    tabindex: '0',
    'aria-label': '检查项目；上下键移动',
  });
  const detail = make('section', {
    class: 'check-detail card',
    'aria-label': '所选项目的依据',
    tabindex: '0',
  });
  const sheets = sheetList(id, view);
  page.append(
    make(
      'div',
      { class: 'headline' },
      make('h1', { text: '已查清单' }),
      choices,
      make('span', { class: 'space' }),
      make('span', { class: 'check-kinds' }, kinds),
      make('span', { class: 'check-search' }, search),
    ),
    make('div', { class: 'check-body' }, list, detail),
    ...sheets,
  );

  const matches = (row) =>
    (!answer || row.answer === answer) &&
    (!category || row.category === category) &&
    (!words ||
      [
        row.code,
        row.name,
        row.reason,
        ...row.places.map((place) => `${place.where}${place.text}`),
      ].some((text) => text.toLowerCase().includes(words.toLowerCase())));

  function showChoices() {
    const entries = [
      ['', '全部', view.checked.length],
      ...['found', 'undetermined', 'clear', 'not_concerned']
        .filter((key) => counts[key])
        .map((key) => [key, counts[key].name, counts[key].count]),
    ];
    choices.replaceChildren(
      ...entries.map(([key, name, count]) =>
        make(
          'button',
          {
            type: 'button',
            class: 'choice',
            'aria-pressed': String(key === answer),
            onclick: () => {
              answer = key;
              show();
            },
          },
          name,
          make('b', { text: count }),
        ),
      ),
    );
  }

  function show() {
    showChoices();
    shown = view.checked.filter(matches);
    const nodes = [];
    let group = null;
    shown.forEach((row, index) => {
      if (row.category !== group) {
        group = row.category;
        nodes.push(
          make('li', { class: 'check-group', role: 'presentation', text: row.category_name }),
        );
      }
      nodes.push(listRow(row, index));
    });
    list.replaceChildren(
      ...(nodes.length
        ? nodes
        : [
            make(
              'li',
              { role: 'presentation' },
              empty(view.checked.length ? '没有符合条件的项目' : '这份结果没有已查清单'),
            ),
          ]),
    );
    choose(Math.max(0, shown.indexOf(current)));
  }

  function choose(index, scroll = true) {
    current = shown[index] || null;
    list
      .querySelectorAll('.check-row')
      .forEach((node, at) => node.setAttribute('aria-selected', String(at === index)));
    if (!current) {
      detail.replaceChildren();
      return;
    }
    list.setAttribute('aria-activedescendant', `row-${index}`);
    if (scroll) document.getElementById(`row-${index}`).scrollIntoView({ block: 'nearest' });
    detail.replaceChildren(...rowDetail(id, current));
    detail.scrollTop = 0;
  }

  const step = (by) => choose(Math.min(Math.max(shown.indexOf(current) + by, 0), shown.length - 1));
  list.addEventListener('click', (event) => {
    const row = event.target.closest('.check-row');
    if (row) choose(Number(row.id.slice(4)), false);
  });
  list.addEventListener('keydown', (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      step(by);
    }
  });
  const keys = makeKeys();
  keys.bind('j', '下一项', () => step(1));
  keys.bind('k', '上一项', () => step(-1));
  show();
}
