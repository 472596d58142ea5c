// 重新评查: what a correction sets going is watched to its end, then told as what changed.

const STAGE_NAMES = {
  intake: '收卷', reading: '识读', sorting: '分件', facts: '要素', checks: '评查',
};

function makeJobs(bench) {
  const bar = make('div', { class: 'job', role: 'status', hidden: true });
  bench.find('.columns').before(bar);
  let watched = false;

  function say(job) {
    const stage = job.stage_name || STAGE_NAMES[job.stage] || '';
    const pages = job.pages ? `第${job.pages_done}/${job.pages}页` : '';
    const left = job.seconds_left ? `约剩${Math.max(1, Math.ceil(job.seconds_left / 60))}分钟` : '';
    const ahead = job.state === 'waiting' && job.ahead ? `前面还有${job.ahead}个作业` : '';
    const what = job.kind === 'review' ? '正在处理案卷' : '正在按更正重新评查';
    const words = [job.state === 'waiting' ? '排队中' : stage, pages, left, ahead].filter(Boolean);
    bar.replaceChildren(make('span', { class: 'spinner', 'aria-hidden': 'true' }),
      make('span', { text: `${what}：${words.join('，') || '请稍候'}` }));
    if (job.pages) {
      bar.append(make('progress', { max: job.pages, value: job.pages_done, 'aria-label': '进度' }));
    }
    bar.hidden = false;
  }

  const isGoing = (job) => Boolean(job) && (job.state === 'waiting' || job.state === 'running');

  // Watches until no job of the case is going; gives the case as it is then.
  async function untilDone(job, wait = 700) {
    watched = true;
    if (job) say(job);
    try {
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, wait));
        const brief = await api(bench.path());
        if (isGoing(brief.job)) say(brief.job);
        else return brief;
      }
    } finally {
      watched = false;
      bar.hidden = true;
    }
  }

  // The findings may have changed under the person's eyes, so the difference is told.
  async function recheck(job, title) {
    const before = new Map(bench.findings);
    let brief;
    try {
      brief = await untilDone(job);
      bench.emit('rechecked');
      await bench.reload();
    } catch (refusal) {
      tellRefusal(refusal);
      return;
    }
    if (brief.job && brief.job.state === 'failed') {
      notify(`重新评查没有完成：${brief.job.error}`, 'error');
      return;
    }
    const appeared = [...bench.findings.values()].filter((finding) => !before.has(finding.id));
    const vanished = [...before.values()].filter((finding) => !bench.findings.has(finding.id));
    showChanges(title, appeared, vanished);
  }

  function showChanges(title, appeared, vanished) {
    const line = (finding, mayOpen) => {
      const words = [
        make('span', { class: `badge ${finding.severity}`, text: SEVERITY_NAMES[finding.severity] }),
        make('span', { class: 'number', text: finding.code }),
        make('span', { text: finding.name }),
      ];
      const open = () => { box.close(); bench.select(finding.id); };
      return make('li', {}, mayOpen
        ? make('button', { type: 'button', class: 'button bare change', onclick: open }, words)
        : make('span', { class: 'change' }, words));
    };
    const part = (name, findings, mayOpen) => (findings.length ? [
      make('h3', { text: `${name}（${findings.length}）` }),
      make('ul', { class: 'changes' }, findings.map((finding) => line(finding, mayOpen))),
    ] : []);
    const content = appeared.length || vanished.length
      ? [...part('新出现', appeared, true), ...part('已消失', vanished, false)]
      : [make('p', { text: '疑似问题没有变化。' })];
    const close = make('button', { class: 'button primary', text: '知道了', value: '', autofocus: true });
    const box = openDialog(bench.root, title, content, [close]);
  }

  return { untilDone, recheck, isGoing, isWatching: () => watched };
}
