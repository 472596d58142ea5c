// Two reviewers on one case: its revision is asked for every few seconds.

const POLL_MS = 4000;

function makeSync(bench, verdicts, jobs, forms) {
  let stale = false;

  async function renew() {
    if (verdicts.isBusy() || forms.isOpen() || document.querySelector('dialog[open]')) {
      stale = true;
      return;
    }
    stale = false;
    const before = bench.selected;
    await bench.reload();
    const isGone = before && !bench.findings.has(before);
    notify(isGone ? '案卷有新的变化，所选疑似问题已不存在。' : '案卷有新的变化，已更新。');
  }

  async function look() {
    const isBusy = () => bench.busy || verdicts.isBusy() || jobs.isWatching();
    if (document.hidden || isBusy()) return;
    try {
      const brief = await api(bench.path());
      if (isBusy()) return;
      if (jobs.isGoing(brief.job)) await jobs.recheck(brief.job, '重新评查已完成');
      else if (stale || brief.revision > bench.view.revision) await renew();
    } catch (refusal) {
      if (refusal.status === 404) tellRefusal(refusal);
    }
  }

  bench.on('changed elsewhere', () => { stale = true; });
  setInterval(look, POLL_MS);
  document.addEventListener('visibilitychange', look);
}
