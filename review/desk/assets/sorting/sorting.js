// 编目: the documents of a case file as the machine cut them, put right by hand.

async function showSorting(root) {
  const page = make('div', { class: 'page sorting' });
  root.append(page);
  await openCase(page, async (id) => {
    const [record, sorting] = await Promise.all([api(casePath(id)), api(casePath(id, '/sorting'))]);
    sortingDesk(root, page, id, record, sorting);
  });
}

function sortingDesk(root, page, id, record, given) {
  let sorting = given;
  let saved = [];
  let documents = [];
  let history = [];
  let panel = 'page';
  let busy = false;
  const kindName = (kind) =>
    (sorting.kinds.find((one) => one.id === kind) || { name: kind ? '未识别文书' : '' }).name;
  const words = () => changesInWords(saved, documents, kindName);
  const pageAt = (no) => sorting.pages.find((one) => one.no === no) || { no };

  const counts = make('p', { class: 'lead' });
  const running = make('span', { class: 'running', role: 'status' });
  const undoButton = make(
    'button',
    { type: 'button', class: 'button', onclick: undo },
    '撤销',
    key('Z'),
  );
  const backButton = button('恢复机器编目', restore);
  const saveButton = make(
    'button',
    { type: 'button', class: 'button primary', onclick: save },
    '保存',
    key('Ctrl S'),
  );
  const groups = make('div', {
    class: 'groups',
    tabindex: '0',
    role: 'region',
    'aria-label': '按文书分组的页面；方向键移动，S 分件，M 合并，K 选类别',
  });
  const tabs = make('div', { class: 'tabs', role: 'tablist', 'aria-label': '编目资料' });
  const side = make('div', {
    class: 'side-body',
    role: 'tabpanel',
    tabindex: '0',
    'aria-label': '编目资料',
  });
  const sheet = make('div');
  page.append(
    make(
      'div',
      { class: 'headline no-print' },
      make('h1', { text: '编目' }),
      counts,
      make('span', { class: 'space' }),
      running,
      undoButton,
      backButton,
      saveButton,
    ),
    make(
      'div',
      { class: 'sorting-body no-print' },
      groups,
      make('section', { class: 'side card', 'aria-label': '编目资料与所选页' }, tabs, side),
    ),
    sheet,
  );

  const { spot, mark, goTo, step, stepRow } = makeSpot(groups, (byHand) => {
    // From a list beside, the list stays, so that it can be worked through.
    if (byHand) panel = 'page';
    showSide();
  });

  function take(fresh) {
    sorting = fresh;
    saved = layoutOf(fresh);
    documents = saved;
    history = [];
    panel = fresh.rescan.length ? 'rescan' : 'page';
    sheet.replaceChildren(rescanSheet(record, fresh));
    groups.replaceChildren();
    if (fresh.rescan.length) spot.no = fresh.rescan[0].page;
    show();
  }

  function change(next, refusal) {
    if (busy) return;
    if (!next) {
      notify(refusal, 'error');
      return;
    }
    history.push(documents);
    documents = next;
    show();
  }

  // Thumbnails are kept from one showing to the next, so that no picture is loaded again.
  function show() {
    const kept = new Map();
    groups.querySelectorAll('.thumb').forEach((node) => kept.set(Number(node.dataset.page), node));
    let number = 0;
    groups.replaceChildren(
      ...documents.map((one, at) => {
        const thumbs = pageNumbers(one).map((no) => {
          const thumb = kept.get(no) || pageThumb(id, pageAt(no), at);
          kept.delete(no);
          thumb.dataset.at = at;
          return thumb;
        });
        if (!one.loose) number += 1;
        return documentGroup(
          one,
          at,
          one.loose ? 0 : number,
          kindName,
          thumbs,
          !saved.some((old) => isSame(old, one)),
        );
      }),
    );
    const isNew = words().length > 0;
    const said = isNew ? '有未保存的改动' : sorting.corrected ? '已人工更正' : '机器编目';
    counts.textContent = `${sorting.pages.length} 页，${number} 件 · ${said}`;
    undoButton.disabled = !history.length || busy;
    saveButton.disabled = !isNew || busy;
    backButton.hidden = !sorting.corrected;
    backButton.disabled = busy;
    mark();
    showSide();
  }

  function showSide() {
    const amiss =
      sorting.catalogue.filter(isAmiss).length +
      (sorting.missing || []).length +
      (sorting.unlisted || []).length;
    const names = [
      ['rescan', '补扫清单', sorting.rescan.length],
      ['catalogue', '目录对照', amiss],
      ['page', `第${spot.no}页`, 0],
    ];
    tabs.replaceChildren(
      ...names.map(([name, text, count]) =>
        make(
          'button',
          {
            type: 'button',
            class: 'tab',
            role: 'tab',
            'aria-selected': String(panel === name),
            onclick: () => {
              panel = name;
              showSide();
            },
          },
          text,
          count ? make('span', { class: 'tab-count nums', text: count }) : null,
        ),
      ),
    );
    const parts =
      panel === 'rescan'
        ? rescanPanel(id, sorting, goTo)
        : panel === 'catalogue'
          ? cataloguePanel(sorting, goTo)
          : pagePanel(id, pageAt(spot.no), documents[spot.at], spot.at, kindName, acts);
    side.replaceChildren(...parts.filter(Boolean));
  }

  const acts = {
    split: () => change(splitAt(documents, spot.at, spot.no), '本页已经是这一件的首页。'),
    join: () => change(joinWithPrevious(documents, spot.at), '这是第一件，前面没有可并入的文书。'),
    title: (title) => change(changeDocument(documents, spot.at, { title })),
    kind: async () => {
      const { at } = spot;
      const one = documents[at];
      const kind = await chooseKind(root, sorting.kinds, one.kind);
      if (!kind || kind === one.kind) return;
      const hadOwnTitle = one.title && one.title !== kindName(one.kind);
      change(
        changeDocument(documents, at, {
          kind,
          loose: false,
          confidence: null,
          title: hadOwnTitle ? one.title : kindName(kind),
        }),
      );
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
    const isDone = await saveAndFollow(
      root,
      id,
      (text) => {
        running.textContent = text;
      },
      hand,
    );
    busy = false;
    if (isDone) take(await api(casePath(id, '/sorting')));
    else show();
  }

  async function save() {
    const said = words();
    if (busy || !said.length) return;
    const why = await askToSave(root, said);
    if (why === null) return;
    const layout = documents
      .filter((one) => !one.loose)
      .map((one) => ({
        first_page: one.first,
        last_page: one.last,
        kind: one.kind,
        title: one.title || kindName(one.kind),
      }));
    await follow(() =>
      api(casePath(id, '/sorting'), { method: 'PUT', json: { documents: layout, why } }),
    );
  }

  async function restore() {
    const yes = await ask(
      root,
      '恢复机器编目',
      '人工更正的编目将不再使用，并重新评查；更正记录仍留在日志中。',
      '恢复',
    );
    if (yes) await follow(() => api(casePath(id, '/sorting'), { method: 'DELETE' }));
  }

  letDrag(
    groups,
    (at, no, target) => {
      if (target !== at)
        change(
          movePage(documents, at, no, target),
          `文书由相连的页组成，第${no}页只能归入前后相邻的一件。`,
        );
    },
    (at, no) =>
      change(moveBoundary(documents, at, no), '分界只能移到本件或上一件的页上，且两件都要留下页。'),
  );

  const keys = makeKeys();
  keys.bind('ArrowLeft', '上一页', () => step(-1));
  keys.bind('ArrowRight', '下一页', () => step(1));
  keys.bind('ArrowUp', '上一行', () => stepRow(-1));
  keys.bind('ArrowDown', '下一行', () => stepRow(1));
  keys.bind('s', '从本页分件', acts.split);
  keys.bind('m', '并入上一件', acts.join);
  keys.bind('k', '选类别', acts.kind);
  keys.bind('z', '撤销', undo);
  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    if (!document.querySelector('dialog[open]')) save();
  });
  window.addEventListener('beforeunload', (event) => {
    if (!busy && words().length) event.preventDefault();
  });
  take(sorting);
}
