// Below the list: every citation held against the law of its day, and the count of the fine.

const CITATION_LOOKS = { verified: 'good', wrong: 'bad', unverified: 'warn' };

function citationRow(id, one) {
  return make(
    'tr',
    {},
    make(
      'td',
      {},
      make('span', { class: `tag ${CITATION_LOOKS[one.verdict] || ''}`, text: one.verdict_name }),
    ),
    make(
      'td',
      {},
      make('div', { text: one.written }),
      make('div', { class: 'soft', text: one.reason }),
    ),
    make(
      'td',
      {},
      one.words
        ? make(
            'details',
            {},
            make('summary', { text: '条文' }),
            make('p', { class: 'law-words', text: one.words }),
          )
        : null,
    ),
    make(
      'td',
      {},
      one.places
        .slice(0, 2)
        .map((place) =>
          make('div', {}, make('a', { href: placeAddress(id, place), text: place.where })),
        ),
    ),
  );
}

function sheetList(id, view) {
  const citations = view.citations || [];
  const discretion = view.discretion || [];
  return [
    citations.length
      ? make(
          'details',
          { class: 'sheet card' },
          make('summary', {}, `引用核对（${citations.length}）`),
          grid(
            ['核对', '所引条文', '当时的文本', '出处'],
            citations.map((one) => citationRow(id, one)),
          ),
        )
      : null,
    discretion.length
      ? make(
          'details',
          { class: 'sheet card' },
          make('summary', {}, `裁量核对（${discretion.length}）`),
          discretion.map((one) =>
            make(
              'div',
              { class: 'discretion' },
              make('h3', {
                text: `${one.violation}　${one.document ? `《${one.document}》` : ''}`,
              }),
              make(
                'ul',
                {},
                one.lines.map((text) => make('li', { text })),
              ),
              placesOf(id, one.places),
            ),
          ),
        )
      : null,
  ].filter(Boolean);
}
