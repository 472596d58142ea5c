// 认定记录: every word ever said on a finding, fetched when somebody opens the fold.

function makeHistory(bench) {
  function line(spoken) {
    const words = spoken.undoes ? `撤销，现为${VERDICT_NAMES[spoken.value] || '待核'}`
      : [VERDICT_NAMES[spoken.value] || spoken.name, spoken.reason_name].filter(Boolean).join('：');
    return make('li', {},
      make('span', { text: [words, spoken.note].filter(Boolean).join('；') }),
      make('span', { class: 'soft', text: `${spoken.who} ${shortTime(spoken.when)}` }));
  }

  function fold(finding) {
    if (!finding.history && !finding.verdict) return null;
    const list = make('ul', { class: 'history' });
    const box = make('details', { class: 'basis' }, make('summary', {}, make('b', { text: '认定记录' })), list);
    box.addEventListener('toggle', async () => {
      if (!box.open) return;
      try {
        await bench.settled();
        const { verdicts } = await api(bench.path('/verdicts'));
        list.replaceChildren(...verdicts.filter((spoken) => spoken.finding === finding.id).map(line));
      } catch (refusal) {
        tellRefusal(refusal);
      }
    });
    return box;
  }

  return fold;
}
