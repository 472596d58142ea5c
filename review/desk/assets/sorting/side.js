// Beside the thumbnails: pages to scan again, the 卷内目录 compared, the page in hand.

function rescanPanel(id, sorting, onPage) {
  if (!sorting.rescan.length) return empty('没有需要补扫的页', make('span', { text: '全部页面都已识读。' }));
  return [
    make('div', { class: 'panel-head' },
      make('p', { text: `${sorting.rescan.length} 页没有认出或认不清，请补扫后重新上传；在此之前，涉及这些页的项目只作“无法判断”。` }),
      button('打印补扫清单', () => window.print(), { class: 'button small' })),
    make('ul', { class: 'rescans' }, sorting.rescan.map((one) => make('li', {},
      make('button', { type: 'button', class: 'rescan', onclick: () => onPage(one.page) },
        make('img', { src: pictureAddress(id, one.page, 'thumb'), alt: '', loading: 'lazy' }),
        make('span', {}, make('b', { text: `第${one.page}页` }), make('span', { class: 'rescan-why', text: one.reasons.join('；') })))))),
  ];
}

function cataloguePanel(sorting, onPage) {
  const rows = sorting.catalogue;
  const missing = sorting.missing || [];
  const wrong = rows.filter((row) => row.note || !row.matched).length;
  return [
    missing.length ? make('div', { class: 'missing' }, make('h3', { text: `可能缺少的文书（${missing.length}）` }),
      make('ul', {}, missing.map((one) => make('li', {}, make('b', { text: one.name }), one.why ? make('span', { class: 'soft', text: ` ${one.why}` }) : null)))) : null,
    rows.length ? make('p', { class: 'panel-said', text: wrong ? `目录 ${rows.length} 项，其中 ${wrong} 项与卷内不一致。` : `目录 ${rows.length} 项，与卷内一致。` }) : null,
    rows.length ? make('table', { class: 'grid' },
      make('thead', {}, make('tr', {}, make('th', { scope: 'col', text: '目录题名' }), make('th', { scope: 'col', class: 'number', text: '页' }), make('th', { scope: 'col', text: '核对' }))),
      make('tbody', {}, rows.map((row) => make('tr', { class: row.note || !row.matched ? 'differs' : null },
        make('td', {}, row.first ? make('button', { type: 'button', class: 'plain', text: row.title, onclick: () => onPage(row.first) }) : row.title),
        make('td', { class: 'number', text: row.first ? (row.last && row.last !== row.first ? `${row.first}—${row.last}` : row.first) : '' }),
        make('td', {}, row.note || (row.matched ? '一致' : '卷内未见')))))) : empty('没有读到卷内目录', make('span', { text: '卷内没有目录，或目录页没有认出，无法对照。' })),
  ];
}

function pagePanel(id, page, document, number, kindName, acts) {
  const flags = flagsOf(page);
  return [
    make('div', { class: 'in-hand' },
      labelled('类别', make('button', { type: 'button', class: 'button kind-button', onclick: acts.kind }, make('span', { text: kindName(document.kind) }), key('K'))),
      labelled('题名', make('input', { type: 'text', value: document.title, maxlength: '120', placeholder: kindName(document.kind), onchange: (event) => acts.title(event.target.value.trim()) }))),
    make('div', { class: 'in-hand-acts' },
      make('button', { type: 'button', class: 'button', onclick: acts.split, disabled: document.first === page.no }, '从本页分件', key('S')),
      make('button', { type: 'button', class: 'button', onclick: acts.join, disabled: number === 1 }, '并入上一件', key('M'))),
    flags.length ? make('ul', { class: 'page-flags' }, flags.map(([look, text, why]) => make('li', {}, make('span', { class: `tag ${look}`, text }), make('span', { text: why })))) : null,
    make('a', { class: 'page-preview', href: placeAddress(id, { page: page.no }), title: '在复核台打开本页' },
      make('img', { src: pictureAddress(id, page.no, 'page'), alt: `第${page.no}页` })),
  ];
}

// What is printed: the list of pages to scan again, on its own sheet.
function rescanSheet(record, sorting) {
  return make('div', { class: 'rescan-sheet' },
    make('h1', { text: '补扫清单' }),
    make('p', { text: [record.case_no, record.title, record.file_name].filter(Boolean).join('　') }),
    make('table', { class: 'grid' },
      make('thead', {}, make('tr', {}, ['序号', '页', '原因', '补扫情况'].map((text) => make('th', { scope: 'col', text })))),
      make('tbody', {}, sorting.rescan.map((one, index) => make('tr', {},
        make('td', { text: index + 1 }), make('td', { text: `第${one.page}页` }), make('td', { text: one.reasons.join('；') }), make('td'))))));
}
