// 比对结果: what a candidate would change, rule by rule, each place a link.

const EFFECTS = { better: '变好', worse: '变差', neutral: '有变化' };

function placeLink(one, text) {
  return one.case_id
    ? make('a', { href: address('review', { case: one.case_id, page: one.page, finding: one.finding }), text })
    : make('span', { class: 'soft', text: text || '无权查看的案卷' });
}

function changeRow(one) {
  return make(
    'li',
    {},
    placeLink(one, one.title || '无权查看的案卷'),
    ' ',
    make('span', { class: `effect-${one.effect}`, text: one.line }),
  );
}

function unjudgedRow(one) {
  const words = `${one.defect} ${one.name} 第${one.page}页：${one.new ? '新疑点' : '不再提示'}`;
  return make('li', {}, placeLink(one, one.title || '无权查看的案卷'), ' ', make('span', { text: words }));
}

function ruleChangeRow(one) {
  const cell = (text, kind = 'number') => make('td', { class: kind, text });
  return make(
    'tr',
    {},
    make('td', { text: `${one.defect} ${one.name}` }),
    cell(one.judged),
    cell(one.changed),
    cell(one.better, one.better ? 'number effect-better' : 'number'),
    cell(one.worse, one.worse ? 'number effect-worse' : 'number'),
    cell(`${one.agreed_before} → ${one.agreed_after}`),
    cell(one.new),
    cell(one.gone),
  );
}

async function comparisonPart(candidate) {
  const view = await api(`/learning/candidates/${candidate}/comparison`);
  const numbers = ['认定', '改变', '变好', '变差', '一致', '新疑点', '不再提示'];
  return make(
    'section',
    { class: 'card learning-card', 'aria-label': '比对结果' },
    make(
      'div',
      { class: 'learning-head' },
      make('h2', { text: `比对结果：${view.name}` }),
      button('打印', () => window.print()),
    ),
    make('p', { text: view.said }),
    make('p', {
      class: 'soft',
      text: '“变好”：现在与人的认定一致，原来不一致；“变差”相反。没有人认定过的单列，不算好坏。',
    }),
    view.rules.length
      ? grid(['缺陷项', ...numbers.map((one) => [one, 'number'])], view.rules.map(ruleChangeRow))
      : null,
    view.changes.length ? make('h3', { text: '会改变的认定' }) : null,
    view.changes.length ? make('ul', { class: 'change-list' }, view.changes.map(changeRow)) : null,
    view.unjudged.length ? make('h3', { text: '没有人认定过的' }) : null,
    view.unjudged.length
      ? make('ul', { class: 'change-list' }, view.unjudged.map(unjudgedRow))
      : null,
    view.failed.length
      ? make('p', { class: 'effect-worse', text: `无法重算：${[...new Set(view.failed)].join('；')}` })
      : null,
  );
}
