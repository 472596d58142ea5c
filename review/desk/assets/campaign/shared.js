// What the pages of an evaluation share: its address, tables, the line of stages, lists of files.

const campaignPath = (rest = '') => `/campaigns/${encodeURIComponent(query('campaign'))}${rest}`;
const campaignAddress = (page, more = {}) =>
  address(page, { campaign: query('campaign'), ...more });

// A page of the evaluation that the address names; without one, a way to choose.
async function openCampaign(root, title, work) {
  const page = make('div', { class: 'page campaign' });
  const head = make('div', { class: 'headline' }, make('h1', { text: title }));
  page.append(head);
  root.append(page);
  const back = make('a', { href: address('campaigns'), text: '到“评查活动”选择一个' });
  if (!query('campaign')) {
    page.append(empty('没有选定评查活动', back));
    return;
  }
  try {
    const view = await api(campaignPath());
    head.append(
      make('span', { class: 'soft', text: view.campaign.name }),
      stateTag(view.campaign),
      make('span', { class: 'space' }),
    );
    await work({ root, page, head, view, campaign: view.campaign });
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    page.append(empty(refusal.message, back));
  }
}

function stateTag(campaign) {
  const tone = { draft: 'warn', open: 'info', closed: '' }[campaign.state];
  return make('span', { class: `tag ${tone}`, text: campaign.state_name });
}

// heads: '案号', or ['卷数', 'number']. Each row: cells, as text, a node, or [content, class].
function table(heads, rows, { caption = '', classes = '', none = '没有内容' } = {}) {
  const head = heads.map((one) => [one].flat());
  const body = rows.map((row) => {
    const [cells, settings] = Array.isArray(row) ? [row, {}] : [row.cells, row.settings];
    return make(
      'tr',
      settings,
      cells.map((cell, at) => {
        const [content, more = ''] = Array.isArray(cell) ? cell : [cell];
        const kind = [head[at][1], more].filter(Boolean).join(' ');
        return make('td', { class: kind || null }, content === null ? '' : content);
      }),
    );
  });
  if (!body.length)
    body.push(make('tr', {}, make('td', { colspan: heads.length, class: 'soft', text: none })));
  return grid(heads, body, { caption, classes });
}

// A part of a page with its own heading; wide tables scroll inside it.
function section(title, acts, ...content) {
  return make(
    'section',
    { class: 'card block' },
    make('div', { class: 'block-head' }, make('h2', { text: title }), acts),
    content.flat(),
  );
}

function scrolled(name, content, most = '') {
  return make(
    'div',
    {
      class: 'scrolled',
      tabindex: '0',
      role: 'region',
      'aria-label': name,
      style: most ? `max-height:${most}` : null,
    },
    content,
  );
}

function stageLine(stages) {
  return make(
    'ol',
    { class: 'stages', 'aria-label': '阶段' },
    stages.map((one) =>
      make(
        'li',
        {
          class: `stage ${one.state}`,
          'aria-current': one.state === 'now' ? 'step' : null,
        },
        make('span', { class: 'stage-dot', 'aria-hidden': 'true', }),
        make('span', { class: 'stage-name', text: one.name }),
        make('span', { class: 'stage-count nums', text: stageCount(one) }),
      ),
    ),
  );
}

function stageCount(one) {
  if (!one.whole) return '—';
  if (one.done >= one.whole) return `${one.whole} ${one.unit}`;
  return `${one.done} / ${one.whole} ${one.unit}`;
}

const yuan = (fen) =>
  fen === null || fen === undefined
    ? '—'
    : (fen / 100).toLocaleString('zh-CN', { maximumFractionDigits: 2 });
const points = (number) =>
  number === null || number === undefined ? '—' : Number(number).toFixed(1);

function severityBadge(one) {
  return make('span', { class: `badge ${one.severity}`, text: one.severity_name });
}

// A button that does one thing on the server and then shows the page anew.
function act(text, work, settings = {}) {
  const pressed = button(
    text,
    async () => {
      pressed.disabled = true;
      try {
        await work();
      } catch (refusal) {
        tellReasons(refusal);
      }
      pressed.disabled = false;
    },
    settings,
  );
  return pressed;
}

function tellReasons(refusal) {
  if (!(refusal instanceof Refusal)) throw refusal;
  const reasons = (refusal.detail && refusal.detail.reasons) || [];
  notify(reasons.length > 1 ? reasons.slice(0, 4).join(' ') : refusal.message, 'error');
}

const post = (path, json = {}) => api(path, { method: 'POST', json });

async function sendFile(path, file, name = 'file', texts = {}) {
  const body = new FormData();
  for (const [key, text] of Object.entries(texts)) body.append(key, text);
  if (file) body.append(name, file, file.name);
  return api(path, { method: 'POST', body });
}

// A dialog with fields; `send` gets them and may refuse, then the dialog stays.
function formDialog(host, title, content, yes, send) {
  const save = make('button', { type: 'button', class: 'button primary', text: yes });
  const box = openDialog(host, title, content, [
    make('button', { class: 'button', value: '', formnovalidate: true, text: '取消' }),
    save,
  ]);
  save.addEventListener('click', async () => {
    if (!box.querySelector('form').reportValidity()) return;
    save.disabled = true;
    try {
      await send();
      box.close('yes');
    } catch (refusal) {
      tellReasons(refusal);
      save.disabled = false;
    }
  });
  return box;
}
