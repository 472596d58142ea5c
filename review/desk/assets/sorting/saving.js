// Saving the 分件: asks, hands it in, waits for the check to run again and tells what became of it.

const ASKED_SECONDS = 1;

async function findingsOf(id) {
  const review = await api(casePath(id, '/review'));
  return new Map(review.findings.map((one) => [one.id, one]));
}

// Resolves to the reason given, null where the person does not want to save.
function askToSave(host, words) {
  return new Promise((resolve) => {
    const why = make('input', {
      type: 'text',
      maxlength: '200',
      placeholder: '可不填',
      autofocus: true,
    });
    const box = openDialog(
      host,
      '保存编目并重新评查',
      [
        make(
          'ul',
          { class: 'changes' },
          words.map((text) => make('li', { text })),
        ),
        labelled('说明', why),
        make('p', {
          class: 'soft',
          text: '只重新做受影响的部分；已作出的确认意见保留在原来的问题上。',
        }),
      ],
      [
        make('button', { class: 'button', value: '', text: '取消' }),
        make('button', { class: 'button primary', value: 'yes', text: '保存' }),
      ],
    );
    why.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) {
        event.preventDefault();
        box.close('yes');
      }
    });
    box.addEventListener('close', () =>
      resolve(box.returnValue === 'yes' ? why.value.trim() : null),
    );
  });
}

// Waits until no job of the case runs; tells each step.
async function waitForCheck(id, tell) {
  for (;;) {
    const record = await api(casePath(id));
    const job = record.job;
    if (!job || !['waiting', 'running'].includes(job.state)) {
      if (job && job.state === 'failed')
        throw new Refusal(0, job.error_code, job.error || '重新评查没有完成。');
      return record;
    }
    tell(
      job.state === 'waiting'
        ? `等待重新评查${job.ahead ? `，前面还有 ${job.ahead} 份` : ''}`
        : `正在重新评查：${job.stage_name || '准备'}`,
    );
    await new Promise((go) => setTimeout(go, ASKED_SECONDS * 1000));
  }
}

function changeList(title, look, findings, id) {
  return make(
    'section',
    {},
    make('h3', {}, make('span', { class: `tag ${look}`, text: `${title} ${findings.length}` })),
    findings.length
      ? make(
          'ul',
          { class: 'changes' },
          findings.map((one) =>
            make(
              'li',
              {},
              make('a', {
                href: address('review', { case: id, finding: one.id }),
                text: `${one.code} ${one.name}`,
              }),
              make('div', { class: 'soft', text: one.message }),
            ),
          ),
        )
      : null,
  );
}

function showChanges(host, id, before, after) {
  const fresh = [...after.values()].filter((one) => !before.has(one.id));
  const gone = [...before.values()].filter((one) => !after.has(one.id));
  const kept = [...after.values()].filter((one) => before.has(one.id)).length;
  const content =
    fresh.length || gone.length
      ? [
          changeList('新增疑似问题', 'bad', fresh, id),
          changeList('不再提出', 'good', gone, id),
          make('p', { class: 'soft', text: `其余 ${kept} 处不变。` }),
        ]
      : [make('p', { text: `疑似问题没有变化，仍为 ${kept} 处。` })];
  openDialog(host, '重新评查后的变化', content, [
    make('button', { class: 'button', value: '', text: '留在编目' }),
    make('a', { class: 'button primary', href: address('review', { case: id }), text: '到复核台' }),
  ]);
}

// Runs `hand` (which enqueues the check), follows it and shows the changes; true when it is done.
async function saveAndFollow(host, id, tell, hand) {
  try {
    tell('正在保存……');
    const before = await findingsOf(id).catch(() => new Map());
    await hand();
    await waitForCheck(id, tell);
    const after = await findingsOf(id);
    tell('');
    showChanges(host, id, before, after);
    return true;
  } catch (refusal) {
    tell('');
    tellRefusal(refusal);
    return false;
  }
}
