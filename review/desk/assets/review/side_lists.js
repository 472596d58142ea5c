// The right column: 疑似问题, 无法判断 and 补扫 each on its own tab.

function makeFindingsColumn(bench, filters, findingList) {
  const column = bench.find('.findings');
  const undetermined = make('div', { class: 'plain-list', tabindex: '0' });
  const problems = make('div', { class: 'plain-list', tabindex: '0' });
  const tabs = [
    { id: 'found', name: '疑似问题', nodes: [filters.box, findingList.list, findingList.foot] },
    { id: 'undetermined', name: '无法判断', nodes: [undetermined] },
    { id: 'problems', name: '补扫', nodes: [problems] },
  ];
  const bar = make('div', { class: 'tabs', role: 'tablist', 'aria-label': '复核内容' });
  for (const tab of tabs) {
    tab.count = make('span', { class: 'number' });
    tab.button = make('button', {
      type: 'button', role: 'tab', id: `tab-${tab.id}`, class: 'tab', 'aria-controls': `panel-${tab.id}`,
      onclick: () => choose(tab),
    }, tab.name, ' ', tab.count);
    tab.panel = make('div', {
      role: 'tabpanel', id: `panel-${tab.id}`, class: 'tab-panel', 'aria-labelledby': `tab-${tab.id}`,
    }, tab.nodes);
    bar.append(tab.button);
  }
  column.append(bar, ...tabs.map((tab) => tab.panel));
  bar.addEventListener('keydown', (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const at = tabs.findIndex((tab) => tab.button === document.activeElement);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    choose(next);
    next.button.focus();
  });

  function choose(chosen) {
    for (const tab of tabs) {
      const on = tab === chosen;
      tab.button.setAttribute('aria-selected', String(on));
      tab.button.tabIndex = on ? 0 : -1;
      tab.panel.hidden = !on;
    }
  }

  function go(page, box, text) {
    return button(text, () => bench.show(page, box), { class: 'chip' });
  }

  function show() {
    const { undetermined: open, problems: told } = bench.view;
    tabs[0].count.textContent = bench.findings.size;
    tabs[1].count.textContent = open.length;
    tabs[2].count.textContent = told.length;
    undetermined.replaceChildren(...open.map((item) => make('article', { class: 'plain' },
      make('p', {}, make('span', { class: 'code number', text: item.code }), ' ', make('b', { text: item.name })),
      make('p', { text: item.reason }),
      make('div', { class: 'place-chips' }, (item.places || []).map((place) => go(
        place.page, place.box, place.where || bench.where(place),
      )), lawReferenceLink(bench, item.code)))));
    if (!open.length) undetermined.append(make('p', { class: 'empty', text: '没有无法判断的项目。' }));
    problems.replaceChildren(...told.map((item) => make('article', { class: 'plain' },
      make('p', { text: item.message }),
      item.page ? go(item.page, null, `第${item.page}页`) : null)));
    if (!told.length) problems.append(make('p', { class: 'empty', text: '没有需要补扫的页面。' }));
  }

  bench.on('loaded', show);
  bench.on('selected', () => choose(tabs[0]));
  choose(tabs[0]);
  return { showFindings: () => choose(tabs[0]) };
}
