// 人工确认: a verdict shows at once, is sent in order, and is taken back if the server refuses.

function makeVerdicts(bench) {
  let queue = Promise.resolve();
  let waiting = 0;
  const decided = [];

  function entry(said) {
    const reason = REASONS.find((item) => item.value === said.reason_kind);
    return {
      value: said.value, name: VERDICT_NAMES[said.value], reason_kind: said.reason_kind || '',
      reason_name: reason ? reason.name : '', note: said.note || '', points: said.points ?? null,
      who: bench.me.name, when: new Date().toISOString(),
    };
  }

  function put(finding, verdict) {
    finding.verdict = verdict;
    if (!verdict) return;
    if (verdict.message) finding.message = verdict.message;
    if (verdict.severity) finding.severity = verdict.severity;
  }

  const sameWord = (one, other) => Boolean(one) === Boolean(other)
    && (!one || one.value === other.value && one.reason_kind === other.reason_kind
      && one.note === other.note && one.who === other.who);

  function recount() {
    const counts = { open: 0, confirmed: 0, rejected: 0, amended: 0, doubtful: 0 };
    for (const finding of bench.findings.values()) {
      const state = stateOf(finding);
      counts[{ todo: 'open', open: 'doubtful' }[state] || state] += 1;
    }
    bench.view.counts = counts;
  }

  // `decision.revision` is one more than ours, or somebody else has worked on the case as well.
  function takeDecision(decision) {
    const differing = [];
    for (const { id, verdict } of decision.changed || []) {
      const finding = bench.findings.get(id);
      if (!finding || waiting > 1) continue;
      if (!sameWord(finding.verdict, verdict)) differing.push(id);
      put(finding, verdict);
    }
    if (decision.counts && waiting <= 1) bench.view.counts = decision.counts;
    if (decision.score) bench.view.score = { ...bench.view.score, ...decision.score, stale: true };
    const expected = bench.view.revision + 1;
    bench.view.revision = decision.revision;
    // What was shown already is not drawn a second time.
    if (differing.length) bench.emit('verdict', differing);
    else bench.emit('score');
    if (decision.revision > expected) bench.emit('changed elsewhere');
  }

  function send(path, json, ids, rollBack) {
    waiting += 1;
    queue = queue.then(async () => {
      try {
        takeDecision(await api(bench.path(path), { method: 'POST', json }));
      } catch (refusal) {
        rollBack();
        recount();
        bench.emit('verdict', ids);
        tellRefusal(refusal);
        if (refusal.status === 409) bench.emit('changed elsewhere');
      } finally {
        waiting -= 1;
      }
    });
    return queue;
  }

  function decide(finding, said) {
    if (!allowed()) return Promise.resolve();
    decided.push(finding.id);
    const before = { verdict: finding.verdict, message: finding.message, severity: finding.severity };
    put(finding, { ...entry(said), message: said.message, severity: said.severity });
    recount();
    bench.emit('verdict', [finding.id]);
    bench.speak(`${finding.code} ${finding.name}：${verdictWords(finding)}`);
    const sent = send('/verdicts', { finding: finding.id, ...said }, [finding.id],
      () => Object.assign(finding, before));
    // Only the server knows what the finding said before it was amended.
    const wasAmended = before.verdict && before.verdict.value === 'amended';
    return wasAmended && said.value !== 'amended' ? sent.then(bench.reload).catch(tellRefusal) : sent;
  }

  function decideMany(findings, said) {
    if (!allowed()) return Promise.resolve();
    const ids = findings.map((finding) => finding.id);
    decided.push(null);
    const before = findings.map((finding) => finding.verdict);
    findings.forEach((finding) => put(finding, entry(said)));
    recount();
    bench.emit('verdict', ids);
    bench.speak(`已确认${ids.length}条`);
    return send('/verdicts', { findings: ids, ...said }, ids,
      () => findings.forEach((finding, index) => { finding.verdict = before[index]; }));
  }

  // What was taken back is known to the server only; a finding it has amended is fetched whole.
  function undo() {
    if (!allowed()) return;
    // Selected at once: the next key may come before the answer, and is meant for this finding.
    const last = decided.pop();
    if (last) bench.select(last);
    waiting += 1;
    queue = queue.then(async () => {
      try {
        const decision = await api(bench.path('/undo'), { method: 'POST', json: {} });
        const ids = (decision.changed || []).map((change) => change.id);
        const amended = ids.map((id) => bench.findings.get(id))
          .concat((decision.changed || []))
          .some((item) => item && item.verdict && item.verdict.value === 'amended');
        takeDecision(decision);
        if (amended) await bench.reload();
        if (ids.length === 1) {
          const finding = bench.findings.get(ids[0]);
          bench.select(ids[0]);
          if (finding) notify(`已撤销：${finding.code} ${finding.name}，现为${verdictWords(finding)}`);
        } else notify(ids.length ? `已撤销${ids.length}条` : '没有可撤销的操作。');
        bench.emit('undone');
      } catch (refusal) {
        if (refusal.status === 404 || refusal.status === 409) notify(refusal.message);
        else tellRefusal(refusal);
      } finally {
        waiting -= 1;
      }
    });
  }

  function allowed() {
    if (bench.mayWork()) return true;
    notify(bench.me.role === 'trainer' ? '培训员只能查看，不能下结论。'
      : '本案已完成复核。需要改动时，请先重新打开。');
    return false;
  }

  window.addEventListener('beforeunload', (event) => {
    if (waiting) event.preventDefault();
  });
  bench.settled = () => queue;
  return { decide, decideMany, undo, allowed, isBusy: () => waiting > 0 };
}
