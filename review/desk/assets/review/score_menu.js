// 得分: the running total, and a fold of what was taken off and why.

function makeScoreMenu(bench) {
  const panel = menu('', content, { class: 'button menu-opener score', title: '扣分明细' });
  panel.panel.classList.add('score-panel');

  function showTotal() {
    const score = bench.view.score;
    panel.box.hidden = !score;
    if (!score) return;
    const grade = score.grade ? ` ${score.grade}` : '';
    panel.opener.replaceChildren(
      make('span', { text: score.provisional ? '暂评' : '得分' }),
      make('b', { class: 'number', text: tidy(score.total) }), `分${grade}`);
  }

  const tidy = (number) => String(Math.round(number * 100) / 100);

  function content() {
    const score = bench.view.score;
    if (score.stale) refresh();
    const undecided = Array.isArray(score.undecided) ? score.undecided.length : score.undecided;
    const taken = (score.items || []).filter((item) => item.deducted);
    return [
      make('p', { class: 'score-reason', text: score.reason || '' }),
      undecided ? make('p', { class: 'soft', text: `还有${undecided}条没有结论，得分是暂评。` }) : null,
      ...(score.vetoes || []).map((veto) => make('p', { class: 'veto', text: `否决：${typeof veto === 'string' ? veto : veto.name}` })),
      taken.length ? make('table', { class: 'score-table' },
        make('thead', {}, make('tr', {}, ...['评分项', '分值', '扣分'].map((text) => make('th', { text, scope: 'col' })))),
        make('tbody', {}, taken.map(row))) : make('p', { class: 'soft', text: '没有扣分。' }),
    ].filter(Boolean);
  }

  function row(item) {
    const codes = new Map();
    for (const finding of (item.findings || []).map((id) => bench.findings.get(id)).filter(Boolean)) {
      codes.set(finding.code, [...(codes.get(finding.code) || []), finding]);
    }
    const open = (finding) => () => { panel.close(); bench.select(finding.id); };
    const chips = [...codes].map(([code, [finding, ...others]]) => make('button', {
      type: 'button', class: 'chip', title: finding.name, onclick: open(finding),
      text: others.length ? `${code} ×${others.length + 1}` : code,
    }));
    return make('tr', {},
      make('td', {}, make('span', { text: item.name }),
        make('span', { class: 'score-codes' }, chips),
        item.note ? make('p', { class: 'soft', text: item.note }) : null),
      make('td', { class: 'number', text: tidy(item.points) }),
      make('td', { class: 'number', text: `−${tidy(item.deducted)}` }));
  }

  // A verdict's answer carries the total only; the items are fetched when somebody looks at them.
  async function refresh() {
    bench.view.score.stale = false;
    try {
      const view = await api(bench.path('/review'));
      if (view.revision !== bench.view.revision) return;
      bench.view.score = view.score;
      panel.refresh();
    } catch (refusal) {
      tellRefusal(refusal);
    }
  }

  bench.on('loaded', showTotal);
  bench.on('verdict', showTotal);
  bench.on('score', showTotal);
  return panel;
}
