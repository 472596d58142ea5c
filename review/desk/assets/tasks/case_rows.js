// A case file in the list: its state, how far the machine or the person is, what can be done.

const LOOKS = {
  to_review: 'warn',
  in_review: 'info',
  finished: 'good',
  failed: 'bad',
  working: 'info',
  waiting: '',
};

// Of the person who is here: a trainer (培训员) decides nothing.
let looksOnly = false;

const opened = (record) => !['waiting', 'working', 'failed'].includes(record.state);
const running = (record) => record.job && ['waiting', 'running'].includes(record.job.state);

function left(seconds) {
  if (seconds === null || seconds === undefined) return '';
  if (seconds < 60) return '不到 1 分钟';
  return `约剩 ${Math.ceil(seconds / 60)} 分钟`;
}

function jobLine(job) {
  if (job.state === 'waiting') {
    return make(
      'div',
      { class: 'job' },
      make('span', {}, job.ahead ? `排队中，前面还有 ${job.ahead} 份` : '排队中，下一份就是'),
    );
  }
  const share = job.pages ? Math.round((100 * job.pages_done) / job.pages) : 0;
  const stage = job.stage_name || (job.kind === 'recheck' ? '重新评查' : '处理中');
  const pages = job.pages ? `${job.pages_done}/${job.pages} 页` : '';
  return make(
    'div',
    { class: 'job' },
    make(
      'span',
      {
        class: 'bar',
        role: 'progressbar',
        'aria-valuenow': share,
        'aria-valuemin': 0,
        'aria-valuemax': 100,
        'aria-label': `${stage} ${pages}`,
      },
      make('i', { style: `width:${share}%` }),
    ),
    make(
      'span',
      { class: 'nums' },
      [stage, pages, left(job.seconds_left)].filter(Boolean).join(' · '),
    ),
  );
}

async function retry(record, reload) {
  try {
    await api(casePath(record.id, '/retry'), { method: 'POST' });
    notify('已重新排队。');
    reload();
  } catch (error) {
    tellRefusal(error);
  }
}

function actions(record, reload) {
  if (record.state === 'failed') {
    return [
      make(
        'button',
        { type: 'button', class: 'button primary', onclick: () => retry(record, reload) },
        '重试',
      ),
    ];
  }
  if (!opened(record)) return [];
  const words =
    (!looksOnly && { to_review: '开始复核', in_review: '继续复核' }[record.state]) || '查看';
  return [
    make(
      'a',
      {
        class: 'button' + (record.state === 'finished' ? '' : ' primary'),
        href: address('review', { case: record.id }),
      },
      words,
    ),
    make(
      'span',
      { class: 'case-links' },
      [
        ['sorting', '编目'],
        ['checked', '清单'],
        ['timeline', '时间轴'],
      ].map(([page, name]) =>
        make(
          'a',
          {
            href: address(page, { case: record.id }),
            'aria-label': `${name}：${record.case_no || record.title}`,
          },
          name,
        ),
      ),
      make('button', {
        type: 'button',
        class: 'case-members',
        text: '共办',
        'aria-label': `共同评查人：${record.case_no || record.title}`,
        onclick: (event) => membersDialog(event.target.closest('.desk'), record),
      }),
    ),
  ];
}

function progressWords(record) {
  if (!opened(record)) return null;
  if (!record.finding_count) return make('span', { class: 'soft' }, '没有疑似问题');
  const done = record.finding_count - record.open_count;
  return make(
    'span',
    { class: 'case-count' },
    make(
      'span',
      { class: 'nums' },
      record.open_count
        ? `待核 ${record.open_count} / ${record.finding_count} 处`
        : `${record.finding_count} 处已全部核定`,
    ),
    make(
      'span',
      { class: 'bar', 'aria-hidden': 'true' },
      make('i', { style: `width:${(100 * done) / record.finding_count}%` }),
    ),
  );
}

function caseRow(record, reload) {
  const name = record.case_no || record.title;
  const more = [
    record.title === name || record.file_name.startsWith(record.title) ? '' : record.title,
    record.party,
    record.cause,
  ].filter(Boolean);
  const heading = opened(record)
    ? make('a', { href: address('review', { case: record.id }) }, name)
    : make('span', {}, name);
  const shownMore = more.filter(
    (text, index) =>
      !more.some(
        (other, at) => at !== index && other.includes(text) && (other !== text || at < index),
      ),
  );
  return make(
    'li',
    { class: 'case', data: { state: record.state, case: record.id } },
    make(
      'div',
      { class: 'case-state' },
      make('span', { class: 'tag ' + (LOOKS[record.state] || '') }, record.state_name),
    ),
    make(
      'div',
      { class: 'case-what' },
      make(
        'div',
        { class: 'case-name' },
        heading,
        record.kind_name ? make('span', { class: 'tag' }, record.kind_name) : null,
      ),
      shownMore.length ? make('div', { class: 'case-more' }, shownMore.join(' · ')) : null,
      record.why ? make('div', { class: 'case-more case-why', text: record.why }) : null,
      make(
        'div',
        { class: 'case-file soft' },
        [record.file_name, record.page_count ? `${record.page_count} 页` : '', record.owner]
          .filter(Boolean)
          .join(' · '),
      ),
    ),
    make(
      'div',
      { class: 'case-progress' },
      record.state === 'failed'
        ? make(
            'div',
            { class: 'case-reason', role: 'alert' },
            (record.job && record.job.error) || '处理中断，原因没有记下。可以重试。',
          )
        : running(record)
          ? jobLine(record.job)
          : progressWords(record),
    ),
    make('div', { class: 'case-when soft nums' }, shortTime(record.updated)),
    make('div', { class: 'case-acts' }, actions(record, reload)),
  );
}
