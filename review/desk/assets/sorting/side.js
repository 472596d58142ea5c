// Beside the thumbnails: pages to scan again, the 卷内目录 compared, the page in hand.

// A page that could not be opened has no picture; a torn sign would say that the desk is broken.
function leaveEmpty(event) {
  event.target.replaceWith(make('span', { class: 'no-picture', text: '没有页面图' }));
}

function rescanPanel(id, sorting, onPage) {
  if (!sorting.rescan.length)
    return [empty('没有需要补扫的页', make('span', { text: '全部页面都已识读。' }))];
  const told = `${sorting.rescan.length} 页没有认出或认不清，请补扫后重新上传；在此之前，涉及这些页的项目只作“无法判断”。`;
  return [
    make(
      'div',
      { class: 'panel-head' },
      make('p', { text: told }),
      button('打印补扫清单', () => window.print()),
    ),
    make(
      'ul',
      { class: 'rescans' },
      sorting.rescan.map((one) =>
        make(
          'li',
          {},
          make(
            'button',
            { type: 'button', class: 'rescan', onclick: () => onPage(one.page) },
            make('img', {
              src: pictureAddress(id, one.page, 'thumb'),
              alt: '',
              loading: 'lazy',
              onerror: leaveEmpty,
            }),
            make(
              'span',
              {},
              make('b', { text: `第${one.page}页` }),
              make('span', { class: 'rescan-why', text: one.reasons.join('；') || '没有认出文字' }),
            ),
          ),
        ),
      ),
    ),
  ];
}

const isAmiss = (row) => Boolean(row.note) || !row.matched;

function catalogueRow(row, sorting, onPage) {
  const found = sorting.documents.find((one) => one.id === row.matched);
  const title = found
    ? make('button', {
        type: 'button',
        class: 'plain',
        text: row.title,
        onclick: () => onPage(found.first),
      })
    : row.title;
  const numbers = row.last && row.last !== row.first ? `${row.first}—${row.last}` : row.first || '';
  return make(
    'tr',
    { class: isAmiss(row) ? 'differs' : null },
    make('td', {}, title),
    make('td', { class: 'nums', text: numbers }),
    make('td', { class: 'nums', text: found ? pagesOf(found) : '' }),
    make('td', { text: row.note || (found ? '一致' : '卷内未见') }),
  );
}

function cataloguePanel(sorting, onPage) {
  const rows = sorting.catalogue;
  const missing = sorting.missing || [];
  const unlisted = sorting.unlisted || [];
  const wrong = rows.filter(isAmiss).length;
  const lines = (title, entries) =>
    entries.length
      ? make(
          'div',
          { class: 'missing' },
          make('h3', { text: `${title}（${entries.length}）` }),
          make('ul', {}, entries),
        )
      : null;
  const nameOf = (one) => one.title || one.name || one;
  return [
    lines(
      '可能缺少的文书',
      missing.map((one) =>
        make(
          'li',
          {},
          make('b', { text: one.name }),
          one.why ? make('span', { class: 'soft', text: ` ${one.why}` }) : null,
        ),
      ),
    ),
    lines(
      '目录没有列出的文书',
      unlisted.map((one) =>
        make(
          'li',
          {},
          one.first
            ? make('button', {
                type: 'button',
                class: 'plain',
                text: `${nameOf(one)}（第${one.first}页）`,
                onclick: () => onPage(one.first),
              })
            : nameOf(one),
        ),
      ),
    ),
    rows.length
      ? make('p', {
          class: 'panel-said',
          text: wrong
            ? `目录 ${rows.length} 项，其中 ${wrong} 项与卷内不一致。`
            : `目录 ${rows.length} 项，与卷内一致。`,
        })
      : empty(
          '没有读到卷内目录',
          make('span', { text: '卷内没有目录，或目录页没有认出，无法对照。' }),
        ),
    rows.length
      ? grid(
          ['目录题名', '目录页号', '扫描件', '核对'],
          rows.map((row) => catalogueRow(row, sorting, onPage)),
        )
      : null,
  ];
}

function pagePanel(id, page, document, at, kindName, acts) {
  const flags = flagsOf(page).map(([look, text, why]) =>
    make('li', {}, make('span', { class: `tag ${look}`, text }), make('span', { text: why })),
  );
  const kind = document.loose ? '未归入文书，请选择' : kindName(document.kind);
  const act = (text, name, onclick, disabled) =>
    make('button', { type: 'button', class: 'button', onclick, disabled }, text, key(name));
  return [
    make(
      'div',
      { class: 'in-hand' },
      labelled(
        '类别',
        make(
          'button',
          { type: 'button', class: 'button kind-button', onclick: acts.kind },
          make('span', { text: kind }),
          key('K'),
        ),
      ),
      labelled(
        '题名',
        make('input', {
          type: 'text',
          value: document.title,
          maxlength: '120',
          placeholder: kindName(document.kind),
          onchange: (event) => acts.title(event.target.value.trim()),
        }),
      ),
    ),
    make(
      'div',
      { class: 'in-hand-acts' },
      act('从本页分件', 'S', acts.split, document.first === page.no),
      act('并入上一件', 'M', acts.join, at === 0),
    ),
    flags.length ? make('ul', { class: 'page-flags' }, flags) : null,
    make(
      'a',
      {
        class: 'page-preview',
        href: placeAddress(id, { page: page.no }),
        title: '在复核台打开本页',
      },
      make('img', {
        src: pictureAddress(id, page.no, 'page'),
        alt: `第${page.no}页`,
        onerror: leaveEmpty,
      }),
    ),
  ];
}

// What is printed: the list of pages to scan again, on its own sheet.
function rescanSheet(record, sorting) {
  return make(
    'div',
    { class: 'rescan-sheet' },
    make('h1', { text: '补扫清单' }),
    make('p', {
      text: [record.case_no, record.title, record.file_name].filter(Boolean).join('　'),
    }),
    grid(
      ['序号', '页', '原因', '补扫情况'],
      sorting.rescan.map((one, index) =>
        make(
          'tr',
          {},
          make('td', { text: index + 1 }),
          make('td', { text: `第${one.page}页` }),
          make('td', { text: one.reasons.join('；') || '没有认出文字' }),
          make('td'),
        ),
      ),
    ),
  );
}
