// 规则质量: of each rule how often its claims were false alarms, how sure that is, which files.

function rate(one) {
  const share = one.false / one.judged;
  const words = `${percent(share)}（${percent(one.low)}–${percent(one.high)}）`;
  return make(
    'div',
    { class: 'rate' },
    make(
      'span',
      { class: 'rate-bar', 'aria-hidden': 'true' },
      make('i', { style: `left:${100 * one.low}%;right:${100 * (1 - one.high)}%` }),
      make('b', { style: `left:calc(${100 * share}% - 1px)` }),
    ),
    make('span', { class: 'nums', text: words }),
  );
}

function fileLinks(title, total, files) {
  return make(
    'div',
    { class: 'quality-files' },
    make('b', { text: `${title}（${files.length} 份可查看，共 ${total} 条）` }),
    ...files.map((one) =>
      make('a', { href: address('review', { case: one.case_id }), text: one.title }),
    ),
  );
}

function spanRow(one) {
  return make(
    'tr',
    {},
    make('td', { text: one.name }),
    make('td', { class: 'number', text: one.judged }),
    make('td', { class: 'number', text: one.false }),
    make('td', {}, rate(one)),
  );
}

function qualityRows(one) {
  const more = make(
    'tr',
    { hidden: true },
    make(
      'td',
      { colspan: '6' },
      make(
        'div',
        { class: 'quality-more' },
        one.false ? fileLinks('误报、识别错', one.false, one.cases) : null,
        fileLinks('已认定', one.judged, one.judged_cases),
        one.spans.length
          ? grid(['月份、版本', ['认定', 'number'], ['误报', 'number'], '误报率'], one.spans.map(spanRow))
          : make('p', { class: 'soft', text: '每月或每个版本满 5 条认定后，在这里分别列出。' }),
      ),
    ),
  );
  const open = button('展开', () => {
    more.hidden = !more.hidden;
    open.textContent = more.hidden ? '展开' : '收起';
    open.setAttribute('aria-expanded', String(!more.hidden));
  });
  open.setAttribute('aria-expanded', 'false');
  open.setAttribute('aria-label', `展开 ${one.defect} ${one.name}`);
  const row = make(
    'tr',
    { data: { defect: one.defect } },
    make('td', { text: `${one.defect} ${one.name}` }),
    make('td', { text: one.severity_name }),
    make('td', { class: 'number', text: one.judged }),
    make('td', { class: 'number', text: one.false }),
    make('td', {}, rate(one)),
    make('td', { class: 'number' }, open),
  );
  return [row, more];
}

async function showQuality(root) {
  const body = make('div', { class: 'page quality' });
  root.append(body);
  try {
    const { rules } = await api('/learning/quality');
    const heads = ['缺陷项', '级别', ['已认定', 'number'], ['误报', 'number'], '误报率（95% 区间）', '办理'];
    body.append(
      make(
        'div',
        { class: 'headline' },
        make('h1', { text: '规则质量' }),
        make('p', {
          class: 'lead',
          text: '误报率＝（误报＋识别错）÷ 已认定；“不计分”“口径”不算误报。条数少时区间很宽，不宜下结论。',
        }),
      ),
      make(
        'section',
        { class: 'card learning-card' },
        rules.length
          ? grid(heads, rules.flatMap(qualityRows), { caption: '各缺陷项的误报率' })
          : empty('还没有认定', '评查人员认定疑点以后，这里按缺陷项列出误报率。'),
      ),
    );
  } catch (refusal) {
    body.append(empty(refusal.message));
  }
}
