// The thumbnails, grouped by document, with what is to be noticed of each page; dragging.

const LEAST_SURE = 0.7;

const isUnread = (page) => page.reading === 'unread' || page.reading === 'failed' || page.grade === 'unread' || page.grade === 'unreadable';

function flagsOf(page) {
  const flags = [];
  if (isUnread(page)) flags.push(['bad', '未识读', (page.reasons || []).join('；')]);
  else if ((page.reasons || []).length) flags.push(['warn', '不清晰', page.reasons.join('；')]);
  if (page.duplicate_of) flags.push(['warn', `同第${page.duplicate_of}页`, `与第${page.duplicate_of}页重复`]);
  if (page.foreign) flags.push(['bad', '疑他案', '所载案号或当事人与本案不同，疑为他案材料']);
  return flags;
}

function pageThumb(id, page) {
  const flags = flagsOf(page);
  const told = [`第${page.no}页`, ...flags.map((flag) => flag[2] || flag[1])].join('，');
  const thumb = make('button', { type: 'button', class: 'thumb', draggable: 'true', title: told, 'aria-label': told, tabindex: '-1', data: { page: page.no } },
    make('img', { src: pictureAddress(id, page.no, 'thumb'), alt: '', loading: 'lazy', decoding: 'async', draggable: 'false' }),
    make('span', { class: 'thumb-no nums', text: page.no }),
    flags.length ? make('span', { class: 'thumb-flags' }, flags.map(([look, text]) => make('span', { class: `tag ${look}`, text }))) : null);
  return thumb;
}

function documentGroup(document, number, kindName, thumbs, changed) {
  const title = document.title && document.title !== kindName(document.kind) ? document.title : '';
  const unsure = document.confidence !== null && document.confidence !== undefined && document.confidence < LEAST_SURE;
  const name = kindName(document.kind);
  return make('section', { class: `group${changed ? ' changed' : ''}`, 'aria-label': `第${number}件 ${name} ${pagesOf(document)}`, data: { first: document.first } },
    number > 1 ? make('span', { class: 'edge', draggable: 'true', title: '拖到某一页：本件从那一页开始', 'aria-hidden': 'true', data: { first: document.first } }) : null,
    make('header', { class: 'group-head' },
      make('span', { class: 'group-number nums', text: number }),
      make('span', { class: 'group-name', title: title ? `${name}：${title}` : name, text: title || name }),
      unsure ? make('span', { class: 'tag warn', title: '机器对这一件的类别把握不大，请核对', text: `把握${percent(document.confidence)}` }) : null,
      document.last > document.first ? make('span', { class: 'group-pages soft nums', text: `${document.last - document.first + 1}页` }) : null),
    make('div', { class: 'thumbs' }, thumbs));
}

// Dragging: a page to a neighbouring document, or the edge of a document to a page.
function letDrag(box, onPage, onEdge) {
  let held = null;
  const target = (event) => (held && held.edge ? event.target.closest('.thumb') : event.target.closest('.group'));
  const clear = () => box.querySelectorAll('.over').forEach((node) => node.classList.remove('over'));
  box.addEventListener('dragstart', (event) => {
    const edge = event.target.closest('.edge');
    const thumb = event.target.closest('.thumb');
    if (!edge && !thumb) return;
    held = edge ? { edge: Number(edge.dataset.first) } : { page: Number(thumb.dataset.page) };
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', '');
    box.classList.add(edge ? 'drags-edge' : 'drags-page');
  });
  box.addEventListener('dragover', (event) => {
    const over = target(event);
    clear();
    if (!held || !over) return;
    event.preventDefault();
    over.classList.add('over');
  });
  box.addEventListener('dragend', () => { held = null; clear(); box.classList.remove('drags-edge', 'drags-page'); });
  box.addEventListener('drop', (event) => {
    const over = target(event);
    if (!held || !over) return;
    event.preventDefault();
    if (held.edge) onEdge(held.edge, Number(over.dataset.page));
    else onPage(held.page, Number(over.dataset.first));
  });
}
