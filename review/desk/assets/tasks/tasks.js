// 我的任务: put case files in, follow the machine, take up the work where it was left.

const STATES = [['', '全部'], ['to_review', '待复核'], ['in_review', '复核中'], ['finished', '已完成'],
  ['working', '识读中'], ['waiting', '排队中'], ['failed', '未能处理']];
const LOOKS = { to_review: 'warn', in_review: 'info', finished: 'good', failed: 'bad', working: 'info', waiting: '' };
const AT_ONCE = 50;
const WORK_SECONDS = 1.5;
const REST_SECONDS = 12;

const opened = record => !['waiting', 'working', 'failed'].includes(record.state);
const running = record => record.job && ['waiting', 'running'].includes(record.job.state);

function left(seconds) {
  if (seconds === null || seconds === undefined) return '';
  if (seconds < 60) return '不到 1 分钟';
  return `约剩 ${Math.ceil(seconds / 60)} 分钟`;
}

function jobLine(job) {
  if (job.state === 'waiting') {
    return make('div', { class: 'job' }, make('span', {}, job.ahead ? `排队中，前面还有 ${job.ahead} 份` : '即将开始'));
  }
  const share = job.pages ? Math.round(100 * job.pages_done / job.pages) : 0;
  const stage = job.stage_name || (job.kind === 'recheck' ? '重新评查' : '处理中');
  const pages = job.pages ? `${job.pages_done}/${job.pages} 页` : '';
  return make('div', { class: 'job' },
    make('span', { class: 'bar', role: 'progressbar', 'aria-valuenow': share, 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-label': `${stage} ${pages}` },
      make('i', { style: `width:${share}%` })),
    make('span', { class: 'nums' }, [stage, pages, left(job.seconds_left)].filter(Boolean).join(' · ')));
}

async function retry(record, reload) {
  try {
    await api(casePath(record.id, '/retry'), { method: 'POST' });
    notify('已重新排队。');
    reload();
  } catch (error) { tellRefusal(error); }
}

function actions(record, reload) {
  if (record.state === 'failed') {
    return [make('button', { type: 'button', class: 'button primary', onclick: () => retry(record, reload) }, '重试')];
  }
  if (!opened(record)) return [];
  const words = { to_review: '开始复核', in_review: '继续复核', finished: '查看' }[record.state] || '打开';
  return [
    make('a', { class: 'button' + (record.state === 'finished' ? '' : ' primary'), href: address('review', { case: record.id }) }, words),
    make('span', { class: 'case-links' }, [['sorting', '编目'], ['checked', '清单'], ['timeline', '时间轴']].map(([page, name]) =>
      make('a', { href: address(page, { case: record.id }), 'aria-label': `${name}：${record.case_no || record.title}` }, name))),
  ];
}

function progressWords(record) {
  if (!opened(record)) return null;
  if (!record.finding_count) return make('span', { class: 'soft' }, '没有疑似问题');
  const done = record.finding_count - record.open_count;
  return make('span', { class: 'case-count' },
    make('span', { class: 'nums' }, record.open_count ? `待核 ${record.open_count} / ${record.finding_count} 处` : `${record.finding_count} 处已全部核定`),
    make('span', { class: 'bar', 'aria-hidden': 'true' }, make('i', { style: `width:${100 * done / record.finding_count}%` })));
}

function caseRow(record, reload) {
  const name = record.case_no || record.title;
  const more = [record.case_no && record.title !== record.case_no ? record.title : '', record.party, record.cause].filter(Boolean);
  const heading = opened(record) ? make('a', { href: address('review', { case: record.id }) }, name) : make('span', {}, name);
  const shownMore = more.filter((text, index) => !more.some((other, at) => at !== index && other.includes(text) && (other !== text || at < index)));
  return make('li', { class: 'case', data: { state: record.state, case: record.id } },
    make('div', { class: 'case-state' }, make('span', { class: 'tag ' + (LOOKS[record.state] || '') }, record.state_name)),
    make('div', { class: 'case-what' },
      make('div', { class: 'case-name' }, heading, record.kind_name ? make('span', { class: 'tag' }, record.kind_name) : null),
      shownMore.length ? make('div', { class: 'case-more' }, shownMore.join(' · ')) : null,
      make('div', { class: 'case-file soft' }, [record.file_name, record.page_count ? `${record.page_count} 页` : '', record.owner].filter(Boolean).join(' · '))),
    make('div', { class: 'case-progress' },
      record.state === 'failed' ? make('div', { class: 'case-reason', role: 'alert' }, (record.job && record.job.error) || '处理中断，原因没有记下。可以重试。')
        : running(record) ? jobLine(record.job) : progressWords(record)),
    make('div', { class: 'case-when soft nums' }, shortTime(record.updated)),
    make('div', { class: 'case-acts' }, actions(record, reload)));
}

function resumeLine(data) {
  const place = data.resume;
  const record = (place && data.cases.find(one => one.id === place.case)) || data.cases.find(one => one.state === 'in_review');
  if (!record && !(place && place.title)) return null;
  const id = place ? place.case : record.id;
  return make('a', { class: 'resume card', href: address('review', { case: id, page: place && place.page, finding: place && place.finding }) },
    make('span', { class: 'resume-words' }, '继续上次的复核'),
    make('b', {}, record ? record.case_no || record.title : place.title),
    place && place.page ? make('span', { class: 'soft' }, `第${place.page}页`) : null,
    record && record.open_count ? make('span', { class: 'soft' }, `还有 ${record.open_count} 处待核`) : null,
    make('span', { class: 'resume-go', 'aria-hidden': 'true' }, '→'));
}

async function showTasks(root) {
  let state = query('state');
  let words = '';
  let shown = AT_ONCE;
  let rows = new Map();
  let resumed = false;
  const resume = make('div', { class: 'resume-place' });
  const choices = make('div', { class: 'choices', role: 'group', 'aria-label': '按状态筛选' });
  const list = make('ul', { class: 'cases card' });
  const more = make('div', { class: 'case-tail' });
  const search = make('input', { type: 'search', placeholder: '案号、当事人、案由、文件名', 'aria-label': '查找案卷' });

  function showChoices(counts) {
    const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
    choices.replaceChildren(...STATES.filter(([key]) => !key || counts[key] || key === state || ['to_review', 'in_review', 'finished'].includes(key))
      .map(([key, name]) => make('button', { type: 'button', class: 'choice', 'aria-pressed': String(key === state),
        onclick: () => { state = key; shown = AT_ONCE; load(); } }, name, make('b', {}, key ? counts[key] || 0 : all))));
  }

  function showCases(data) {
    const kept = new Map();
    const nodes = data.cases.map(record => {
      const text = JSON.stringify(record);
      const old = rows.get(record.id);
      const row = old && old.text === text ? old : { text, node: caseRow(record, load) };
      kept.set(record.id, row);
      return row.node;
    });
    rows = kept;
    const same = nodes.length === list.children.length && nodes.every((node, at) => node === list.children[at]);
    if (!same) list.replaceChildren(...nodes);
    if (!nodes.length) {
      list.replaceChildren(make('li', {}, state || words ? empty('没有符合条件的案卷') : empty('还没有案卷', '上传一份案卷，识读后在这里打开复核。')));
    }
    more.replaceChildren(data.total > data.cases.length ? make('button', { type: 'button', class: 'button', onclick: () => { shown += AT_ONCE; load(); } },
      `再显示一些（已显示 ${data.cases.length} / 共 ${data.total} 份）`) : '');
    if (!resumed && !state && !words) { resume.replaceChildren(resumeLine(data) || ''); resumed = true; }
  }

  let asked = 0;
  async function load() {
    const mine = ++asked;
    const parts = new URLSearchParams({ limit: shown, offset: 0 });
    if (state) parts.set('state', state);
    if (words) parts.set('q', words);
    try {
      const data = await api('/cases?' + parts);
      if (mine !== asked) return data.cases.some(running);
      showChoices(data.counts || {});
      showCases(data);
      list.classList.remove('stale');
      return data.cases.some(running);
    } catch (error) {
      if (!rows.size) list.replaceChildren(make('li', {}, empty(error.message)));
      list.classList.add('stale');
      return true;
    }
  }

  let busy = true;
  let pause = null;
  search.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(() => { words = search.value.trim(); shown = AT_ONCE; load(); }, 250);
  });
  root.append(make('div', { class: 'page' },
    make('div', { class: 'headline' }, make('h1', {}, '我的任务'), make('p', { class: 'lead' }, '机器只作提示，是否成立由评查人员判断。'), make('span', { class: 'space' }), resume),
    uploads(() => { busy = true; load(); }),
    make('div', { class: 'headline case-head' }, make('h2', {}, '案卷'), choices, make('span', { class: 'space' }), make('span', { class: 'case-search' }, search)),
    list, more));
  busy = await load();
  let rest = 0;
  poll(async () => {
    rest += WORK_SECONDS;
    if (busy || rest >= REST_SECONDS) { rest = 0; busy = await load(); }
  }, WORK_SECONDS);
}
