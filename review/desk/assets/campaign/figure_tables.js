// Numbers that open the files behind them; one answer of the server for all parts of the page.

function theFigures() {
  window.juanjianFigures ??= api(campaignPath('/figures'));
  // A refusal told to another part of the page is of that part's own class.
  return window.juanjianFigures.catch((told) => {
    throw new Refusal(told.status, told.code, told.message, told.detail);
  });
}

function figureButton(seen, figure, text = figure.printed) {
  if (!figure.files.length) return make('span', { class: 'nums', text });
  return make('button', {
    type: 'button',
    class: 'figure nums',
    text,
    title: `${figure.name}：打开 ${figure.files.length} 份案卷`,
    'aria-label': `${figure.name} ${text}，打开案卷`,
    onclick: (event) => openFiles(event.target.closest('.desk'), seen, figure.name, figure.files, figure.formula),
  });
}

function openFiles(host, seen, title, ids, formula = '') {
  const known = new Map(seen.files.map((one) => [one.id, one]));
  const rows = ids.map((id) => known.get(id)).filter(Boolean);
  openDialog(
    host,
    `${title}：${rows.length} 份案卷`,
    [
      formula ? make('p', { class: 'hint', text: formula }) : null,
      table(
        ['案号', '单位', ['得分', 'number'], '等次'],
        rows.map((one) => [
          make('a', { href: campaignAddress('joint', { file: one.id }), text: one.case_no }),
          one.agency,
          points(one.total),
          one.grade,
        ]),
        { caption: title },
      ),
    ].filter(Boolean),
    [make('button', { class: 'button primary', value: '', text: '关闭' })],
    { class: 'dialog wide' },
  );
}

function barTable(seen, bars, heads, codes) {
  return table(
    heads,
    bars.map((one) => [
      codes ? `${one.key} ${one.name}` : one.name,
      figureButton(seen, one.problems),
      figureButton(seen, one.share),
      figureButton(seen, one.hit),
    ]),
    { none: '没有已定级案卷的问题' },
  );
}

const BAR_HEADS = (first) => [first, ['问题数', 'number'], ['占比', 'number'], ['案卷命中率', 'number']];

const FIGURE_TABLES = {
  categories: (seen) => barTable(seen, seen.categories, BAR_HEADS('大类')),
  top: (seen) => barTable(seen, seen.top, BAR_HEADS('缺陷项'), true),
  severities: (seen) => barTable(seen, seen.severities, BAR_HEADS('严重程度')),
  agencies: (seen) =>
    table(
      ['单位', ['卷数', 'number'], ['问题', 'number'], ['平均分', 'number'], ['优秀', 'number'], ['合格', 'number'], ['不合格', 'number']],
      seen.by_agency.map((one) => [
        one.agency,
        ...['files', 'problems', 'mean', 'excellent', 'passed', 'failed'].map((name) => figureButton(seen, one[name])),
      ]),
    ),
  quarters: (seen) =>
    table(
      ['指标', ['本次', 'number'], ['上季度', 'number'], ['上年同期', 'number']],
      seen.changes.map((one) => [one.name, one.now, one.quarter_before || '—', one.year_before || '—']),
      { none: '没有可比的评查活动' },
    ),
  agreement: (seen) =>
    table(
      ['检查项', ['双方都认定', 'number'], ['一致', 'number'], ['一致率', 'number'], ['κ', 'number'], ['有分歧的案卷', 'number']],
      seen.agreement.map((one) => [
        `${one.defect} ${one.name}`,
        String(one.n),
        String(one.agreed),
        percent(one.share) || '—',
        one.kappa === null ? '—' : one.kappa.toFixed(2),
        one.disputed.length
          ? make('span', { class: 'acts end' }, one.disputed.map((id, at) =>
              make('a', { href: campaignAddress('joint', { file: id }), text: `第${at + 1}份` })))
          : '—',
      ]),
      { none: '还没有比对过的案卷' },
    ),
  machine: (seen) =>
    table(
      ['检查项', ['疑点', 'number'], ['确认', 'number'], ['误报', 'number'], ['误报率', 'number'], ['人工补录', 'number'], ['确认率', 'number']],
      seen.rules.map((one) => [
        `${one.code} ${one.name}`,
        figureButton(seen, one.alleged),
        figureButton(seen, one.confirmed, String(one.confirmed.numerator)),
        figureButton(seen, one.false_alarms, String(one.false_alarms.numerator)),
        // Of one claim nothing is known yet: the interval says so.
        one.decided.numerator
          ? make('span', {
              class: 'nums',
              title: '95% 区间',
              text: `${percent(one.false_alarms.numerator / one.decided.numerator)}（${percent(one.false_low)}–${percent(one.false_high)}）`,
            })
          : '—',
        figureButton(seen, one.added, String(one.added.numerator)),
        figureButton(seen, one.confirmed),
      ]),
      { none: '还没有定级的案卷' },
    ),
};

async function showFigureTable(root, key, name) {
  try {
    const seen = await theFigures();
    // The line of quarters is drawn only where there is something to compare with.
    const alone = key === 'quarters' && !seen.changes.some((one) => one.quarter_before || one.year_before);
    if (alone) root.append(make('h2', { text: name }));
    root.append(scrolled(name, FIGURE_TABLES[key](seen), '300px'));
  } catch {
    // The head of the page says why there is nothing.
    root.closest('.figure-card').hidden = true;
  }
}

const showTable_categories = (root) => showFigureTable(root, 'categories', '十大类问题');
const showTable_top = (root) => showFigureTable(root, 'top', '缺陷码 TOP15');
const showTable_agencies = (root) => showFigureTable(root, 'agencies', '各单位平均分');
const showTable_severities = (root) => showFigureTable(root, 'severities', '严重程度');
const showTable_quarters = (root) => showFigureTable(root, 'quarters', '与上季度、上年同期');
const showTable_agreement = (root) => showFigureTable(root, 'agreement', '一致率');
const showTable_machine = (root) => showFigureTable(root, 'machine', 'AI 疑点确认率');
