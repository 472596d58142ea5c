// 编目: the documents of a case file as the machine cut them, put right by hand.

async function showSorting(root) {
  const id = query('case');
  const page = make('div', { class: 'page sorting' });
  root.append(page);
  if (!id) { page.append(empty('没有选定案卷', make('a', { href: address('tasks'), text: '到“我的任务”选择一份' }))); return; }
  try {
    const [record, sorting] = await Promise.all([api(casePath(id)), api(casePath(id, '/sorting'))]);
    sortingDesk(root, page, id, record, sorting);
  } catch (refusal) { page.append(empty(refusal.message, make('a', { href: address('tasks'), text: '回到“我的任务”' }))); }
}

function sortingDesk(root, page, id, record, sorting) {
  let saved = [];
  let documents = [];
  let history = [];
  let current = 1;
  let panel = 'page';
  let busy = false;
  const kindName = (kind) => (sorting.kinds.find((one) => one.id === kind) || { name: kind || '未定类别' }).name;
  const isNew = () => changesInWords(saved, documents, kindName).length > 0;

  const counts = make('p', { class: 'lead' });
  const running = make('span', { class: 'running', role: 'status' });
  const undoButton = make('button', { type: 'button', class: 'button', onclick: undo }, '撤销', key('Z'));
  const backButton = button('恢复机器编目', restore);
  const saveButton = make('button', { type: 'button', class: 'button primary', onclick: save }, '保存', key('Ctrl S'));
  const groups = make('div', { class: 'groups', tabindex: '0', role: 'region', 'aria-label': '按文书分组的页面；方向键移动，S 分件，M 合并，K 选类别' });
  const tabs = make('div', { class: 'tabs', role: 'tablist', 'aria-label': '编目资料' });
  const side = make('div', { class: 'side-body', role: 'tabpanel', tabindex: '0', 'aria-label': '编目资料' });
  const sheet = make('div');
  page.append(
    make('div', { class: 'headline no-print' }, make('h1', { text: '编目' }), counts, make('span', { class: 'space' }), running, undoButton, backButton, saveButton),
    make('div', { class: 'sorting-body no-print' }, groups, make('aside', { class: 'side card', 'aria-label': '编目资料与所选页' }, tabs, side)), sheet);

  function take(fresh) {
    sorting = fresh;
    saved = fresh.documents.map(({ first, last, kind, title, confidence, id: name }) => ({ first, last, kind, title: title || '', confidence, id: name }));
    documents = saved;
    history = [];
    panel = fresh.rescan.length ? 'rescan' : 'page';
    sheet.replaceChildren(rescanSheet(record, fresh));
    show();
    if (fresh.rescan.length) choose(fresh.rescan[0].page, false);
  }

  function change(next, refusal) {
    if (busy) return;
    if (!next) { if (refusal) notify(refusal, 'error'); return; }
    history.push(documents);
    documents = next;
    show();
  }

  function show() {
    const thumbs = new Map([...groups.querySelectorAll('.thumb')].map((node) => [Number(node.dataset.page), node]));
    const byNo = new Map(sorting.pages.map((one) => [one.no, one]));
    groups.replaceChildren(...documents.map((one, index) => {
      const nodes = [];
      for (let no = one.first; no <= one.last; no += 1) nodes.push(thumbs.get(no) || pageThumb(id, byNo.get(no) || { no }));
      const old = saved.find((other) => other.first === one.first);
      return documentGroup(one, index + 1, kindName, nodes, !old || old.last !== one.last || old.kind !== one.kind || old.title !== one.title);
    }));
    counts.textContent = `${sorting.pages.length} 页，${documents.length} 件 · ${isNew() ? '有未保存的改动' : sorting.corrected ? '已人工更正' : '机器编目'}`;
    undoButton.disabled = !history.length || busy;
    saveButton.disabled = !isNew() || busy;
    backButton.hidden = !sorting.corrected;
    backButton.disabled = busy;
    mark();
  }

  function mark() {
    groups.querySelectorAll('.thumb').forEach((node) => {
      const on = Number(node.dataset.page) === current;
      node.classList.toggle('on', on);
      node.setAttribute('aria-current', on ? 'true' : 'false');
      node.tabIndex = on ? 0 : -1;
    });
    showSide();
  }

  function showSide() {
    const wrong = sorting.catalogue.filter((row) => row.note || !row.matched).length + (sorting.missing || []).length;
    const names = [['rescan', '补扫清单', sorting.rescan.length], ['catalogue', '目录对照', wrong], ['page', `第${current}页`, 0]];
    tabs.replaceChildren(...names.map(([name, text, count]) => make('button', { type: 'button', class: 'tab', role: 'tab', 'aria-selected': String(panel === name),
      onclick: () => { panel = name; showSide(); } }, text, count ? make('span', { class: 'tab-count nums', text: count }) : null)));
    const at = holder(documents, current);
    const shown = {
      rescan: () => rescanPanel(id, sorting, (no) => choose(no, true, true)),
      catalogue: () => cataloguePanel(sorting, (no) => choose(no, true, true)),
      page: () => pagePanel(id, sorting.pages.find((one) => one.no === current) || { no: current }, documents[at], at + 1, kindName, acts),
    }[panel]();
    side.replaceChildren(...[shown].flat().filter(Boolean));
  }

  // `keep`: the panel stays as it is, so that a list can be worked through.
  function choose(no, scroll = true, keep = false) {
    if (no < 1 || no > sorting.pages.length) return;
    current = no;
    if (scroll && !keep) panel = 'page';
    mark();
    const node = groups.querySelector(`.thumb[data-page="${no}"]`);
    if (scroll && node) node.scrollIntoView({ block: 'nearest' });
  }

  // The thumbnail above or below: of those on another row, the nearest one.
  function chooseRow(step) {
    const here = groups.querySelector('.thumb.on').getBoundingClientRect();
    const others = [...groups.querySelectorAll('.thumb')].map((node) => [node, node.getBoundingClientRect()])
      .filter(([, box]) => (box.top - here.top) * step > here.height / 2);
    const distance = (box) => Math.abs(box.top - here.top) * 10 + Math.abs(box.left - here.left);
    others.sort(([, a], [, b]) => distance(a) - distance(b));
    if (others.length) choose(Number(others[0][0].dataset.page));
  }

  const acts = {
    split: () => change(splitAt(documents, current), '本页已经是这一件的首页。'),
    join: () => change(joinWithPrevious(documents, current), '这是第一件，前面没有可并入的文书。'),
    title: (title) => change(changeDocument(documents, current, { title })),
    kind: async () => {
      const at = holder(documents, current);
      const kind = await chooseKind(root, sorting.kinds, documents[at].kind);
      const wasNamed = documents[at].title && documents[at].title !== kindName(documents[at].kind);
      if (kind && kind !== documents[at].kind) change(changeDocument(documents, current, { kind, confidence: 1, title: wasNamed ? documents[at].title : kindName(kind) }));
    },
  };

  function undo() {
    if (!history.length || busy) return;
    documents = history.pop();
    show();
  }

  async function follow(hand) {
    busy = true;
    show();
    const done = await saveAndFollow(root, id, (text) => { running.textContent = text; }, hand);
    busy = false;
    if (done) take(await api(casePath(id, '/sorting'))); else show();
  }

  async function save() {
    if (busy || !isNew()) return;
    const why = await askToSave(root, changesInWords(saved, documents, kindName));
    if (why === null) return;
    const layout = documents.map((one) => ({ first_page: one.first, last_page: one.last, kind: one.kind, title: one.title || kindName(one.kind) }));
    await follow(() => api(casePath(id, '/sorting'), { method: 'PUT', json: { documents: layout, why } }));
  }

  async function restore() {
    const yes = await ask(root, '恢复机器编目', '人工更正的编目将不再使用，并重新评查；更正记录仍留在日志中。', '恢复');
    if (yes) await follow(() => api(casePath(id, '/sorting'), { method: 'DELETE' }));
  }

  groups.addEventListener('click', (event) => {
    const thumb = event.target.closest('.thumb');
    if (thumb) { choose(Number(thumb.dataset.page)); thumb.focus({ preventScroll: true }); }
  });
  letDrag(groups,
    (no, first) => {
      const target = documents.findIndex((one) => one.first === first);
      if (target !== holder(documents, no)) change(movePage(documents, no, target), `文书由相连的页组成，第${no}页只能归入前后相邻的一件。`);
    },
    (first, no) => change(moveBoundary(documents, first, no), '分界只能移到本件或上一件的页上，且两件都要留下页。'));

  const keys = makeKeys();
  keys.bind('ArrowLeft', '上一页', () => choose(current - 1));
  keys.bind('ArrowRight', '下一页', () => choose(current + 1));
  keys.bind('ArrowUp', '上一行', () => chooseRow(-1));
  keys.bind('ArrowDown', '下一行', () => chooseRow(1));
  keys.bind('s', '从本页分件', acts.split);
  keys.bind('m', '并入上一件', acts.join);
  keys.bind('k', '选类别', acts.kind);
  keys.bind('z', '撤销', undo);
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') { event.preventDefault(); if (!document.querySelector('dialog[open]')) save(); }
  });
  window.addEventListener('beforeunload', (event) => { if (isNew() && !busy) event.preventDefault(); });
  take(sorting);
}
