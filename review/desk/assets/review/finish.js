// 完成复核: refused while a 重大 finding is open, and says why.

function makeFinish(bench) {
  const box = make('div', { class: 'finish' });
  const reasons = make('p', { class: 'visually-hidden', id: 'finish-reasons' });
  const finish = button('完成复核', press, { class: 'button primary', 'aria-describedby': 'finish-reasons' });
  const reopen = button('重新打开', () => change('reopen', '案卷已重新打开。'), { class: 'button' });
  const done = make('span', { class: 'finished', text: '已完成' });

  function why() {
    const open = [...bench.findings.values()].filter(
      (finding) => finding.severity === 'fatal' && isOpen(finding),
    );
    const found = open.map((finding) => `重大问题没有结论：${finding.code} ${finding.name}`);
    const job = bench.view.case.job;
    if (job && (job.state === 'waiting' || job.state === 'running')) found.push('正在重新评查。');
    return found;
  }

  function show() {
    const isFinished = bench.view.case.state === 'finished';
    const { may_reopen: mayReopen } = bench.view;
    box.replaceChildren(...(isFinished ? [done, mayReopen ? reopen : ''] : [finish, reasons]));
    const blocked = why();
    finish.setAttribute('aria-disabled', String(blocked.length > 0 || !bench.mayWork()));
    reasons.textContent = blocked.join('；');
    finish.title = blocked.join('\n') || '全部结论生效，案卷不再改动';
  }

  function tell(list) {
    const items = list.map((text) => make('li', { text }));
    openDialog(bench.root, '还不能完成复核', make('ul', { class: 'reasons' }, items),
      [make('button', { class: 'button primary', text: '知道了', value: '', autofocus: true })]);
  }

  async function press() {
    if (!bench.mayWork()) return;
    const blocked = why();
    if (blocked.length) {
      tell(blocked);
      return;
    }
    const open = [...bench.findings.values()].filter(isOpen).length;
    const text = open ? `还有${open}条没有结论，它们不进入报告。完成后案卷不再改动，可由承办人或组长重新打开。`
      : '完成后案卷不再改动，可由承办人或组长重新打开。';
    if (await ask(bench.root, '完成复核', text, '完成复核')) change('finish', '复核已完成。');
  }

  async function change(what, said) {
    try {
      await bench.settled();
      await bench.own(async () => {
        await api(bench.path(`/${what}`), { method: 'POST', json: {} });
        await bench.reload();
      });
      notify(said);
    } catch (refusal) {
      const list = refusal.detail && refusal.detail.reasons;
      if (refusal.status === 409 && list && list.length) tell(list);
      else tellRefusal(refusal);
    }
  }

  bench.on('loaded', show);
  bench.on('verdict', show);
  return { box };
}
