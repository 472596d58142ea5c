// The thumbnails, grouped by document, with what is to be noticed of each page; dragging.

// As KIND_CONFIDENCE of the checks: below it nothing is alleged on the kind of a document.
const LEAST_SURE = 0.9;

function flagsOf(page) {
  const reasons = (page.reasons || []).join('；');
  const flags = [];
  if (page.reading === 'unreadable' || page.grade === 'unreadable')
    flags.push(['bad', '未识读', reasons]);
  else if (page.grade === 'poor') flags.push(['warn', '不清晰', reasons]);
  if (page.duplicate_of)
    flags.push(['warn', `同第${page.duplicate_of}页`, `与第${page.duplicate_of}页重复`]);
  if (page.foreign)
    flags.push(['bad', '疑他案', page.foreign === true ? '疑为他案材料' : page.foreign]);
  if (page.reading === 'blank') flags.push(['', '空白', '']);
  return flags;
}

function pageThumb(id, page, at) {
  const flags = flagsOf(page);
  const told = [`第${page.no}页`, ...flags.map(([, text, why]) => why || text)].join('，');
  const marks = flags.map(([look, text]) => make('span', { class: `tag ${look}`, text }));
  return make(
    'button',
    {
      type: 'button',
      class: 'thumb',
      draggable: 'true',
      title: told,
      'aria-label': told,
      tabindex: '-1',
      data: { page: page.no, at },
    },
    make('img', {
      src: pictureAddress(id, page.no, 'thumb'),
      alt: '',
      loading: 'lazy',
      decoding: 'async',
      draggable: 'false',
    }),
    make('span', { class: 'thumb-no nums', text: page.no }),
    marks.length ? make('span', { class: 'thumb-flags' }, marks) : null,
  );
}

function groupHead(document, number, kindName) {
  const kind = document.loose ? '未归入文书' : kindName(document.kind);
  const name = document.title || kind;
  const count = pageNumbers(document).length;
  const sure = document.confidence;
  const isUnsure = sure !== null && sure !== undefined && sure < LEAST_SURE;
  return make(
    'header',
    { class: 'group-head' },
    number ? make('span', { class: 'group-number nums', text: number }) : null,
    make('span', {
      class: 'group-name',
      title: name === kind ? name : `${kind}：${name}`,
      text: name,
    }),
    isUnsure
      ? make('span', {
          class: 'tag warn',
          title: '机器对这一件的类别把握不足，确认前不据此认定问题，请核对',
          text: percent(sure),
        })
      : null,
    count > 1 ? make('span', { class: 'group-pages soft nums', text: `${count}页` }) : null,
  );
}

function documentGroup(document, at, number, kindName, thumbs, isChanged) {
  const looks = [isChanged && 'changed', document.loose && 'loose'].filter(Boolean).join(' ');
  const edge =
    at > 0
      ? make('span', {
          class: 'edge',
          draggable: 'true',
          title: '拖到某一页：本件从那一页开始',
          'aria-hidden': 'true',
          data: { at },
        })
      : null;
  const label = `${number ? `第${number}件 ` : ''}${document.loose ? '未归入文书' : kindName(document.kind)} ${pagesOf(document)}`;
  return make(
    'section',
    { class: `group ${looks}`, 'aria-label': label, data: { at } },
    edge,
    groupHead(document, number, kindName),
    make('div', { class: 'thumbs' }, thumbs),
  );
}

// Dragging: a page to a neighbouring document, or the edge of a document to a page.
function letDrag(box, onPage, onEdge) {
  let held = null;
  const targetOf = (event) => event.target.closest(held && held.isEdge ? '.thumb' : '.group');
  const clear = () =>
    box.querySelectorAll('.over').forEach((node) => node.classList.remove('over'));
  box.addEventListener('dragstart', (event) => {
    const node = event.target.closest('.edge, .thumb');
    if (!node) return;
    held = {
      isEdge: node.classList.contains('edge'),
      at: Number(node.dataset.at),
      page: Number(node.dataset.page),
    };
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', '');
    box.classList.toggle('drags-edge', held.isEdge);
  });
  box.addEventListener('dragover', (event) => {
    const over = held && targetOf(event);
    clear();
    if (!over) return;
    event.preventDefault();
    over.classList.add('over');
  });
  // The node that was dragged may be gone after a drop: then no `dragend` comes.
  function end() {
    const what = held;
    held = null;
    clear();
    box.classList.remove('drags-edge');
    return what;
  }
  box.addEventListener('dragend', end);
  box.addEventListener('drop', (event) => {
    const over = held && targetOf(event);
    const what = end();
    if (!over) return;
    event.preventDefault();
    if (what.isEdge) onEdge(what.at, Number(over.dataset.page));
    else onPage(what.at, what.page, Number(over.dataset.at));
  });
}
