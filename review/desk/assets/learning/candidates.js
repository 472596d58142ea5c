// 候选: each with what its comparison says, and what may be done with it.

async function compareUntilDone(candidate, tell) {
  for (;;) {
    const said = await api(`/learning/candidates/${candidate.id}/compare`, { method: 'POST' });
    if (said.finished) return;
    tell(`正在比对 ${said.done} / ${said.total}……可以离开，再点“比对”接着做。`);
  }
}

function candidateRow(one, mayChange, acts) {
  const said = make('p', {
    role: 'status',
    text: one.said || '尚未与以往的认定比对。',
    class: one.worse ? 'effect-worse' : null,
  });
  const compare = button(one.said ? '重新比对' : '比对', async () => {
    compare.disabled = true;
    try {
      await compareUntilDone(one, (words) => {
        said.textContent = words;
      });
      await acts.reload();
      await acts.show(one.id);
    } catch (refusal) {
      compare.disabled = false;
      tellRefusal(refusal);
    }
  });
  const ready = one.said && !one.stale && !one.active && one.kind !== 'program';
  return make(
    'div',
    { class: 'candidate', data: { candidate: one.id } },
    make(
      'div',
      { class: 'candidate-name' },
      make('b', { text: `${one.id} ${one.name}` }),
      make('span', { class: 'tag', text: one.kind_name }),
      one.active ? make('span', { class: 'tag good', text: '已启用' }) : null,
      one.said && one.stale && !one.active
        ? make('span', { class: 'tag warn', text: '比对后又有变化，须重新比对' })
        : null,
      make('span', { class: 'soft nums', text: `${shortTime(one.made)} · ${one.digest}` }),
    ),
    one.note ? make('p', { class: 'soft', text: one.note }) : null,
    one.trouble ? make('p', { class: 'effect-worse', text: one.trouble }) : said,
    make(
      'div',
      { class: 'learning-acts' },
      one.said ? button('查看比对结果', () => acts.show(one.id)) : null,
      mayChange ? compare : null,
      mayChange && ready
        ? button('启用……', () => acts.activate(one), { class: 'button primary' })
        : null,
    ),
  );
}

function historyRow(one) {
  return make(
    'tr',
    {},
    make('td', { class: 'nums', text: shortTime(one.at) }),
    make('td', { text: one.who }),
    make('td', { text: `${one.undo ? '撤销启用' : '启用'}${one.kind_name}` }),
    make('td', { class: 'nums', text: `${one.former || '随程序提供'} → ${one.digest || '随程序提供'}` }),
    make('td', { class: 'soft', text: [one.said, one.note].filter(Boolean).join('；') }),
  );
}
