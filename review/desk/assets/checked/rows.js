// A row of the list, and what its answer stands on.

const ANSWER_LOOKS = { found: 'bad', undetermined: 'warn', clear: 'good', not_concerned: '' };

function placesOf(id, places) {
  return make(
    'div',
    { class: 'evidences' },
    places.map((place) =>
      make(
        'figure',
        { class: 'evidence' },
        make(
          'figcaption',
          {},
          make('a', { href: placeAddress(id, place), text: place.where }),
          make('span', { class: 'evidence-go soft', text: '在复核台打开' }),
        ),
        cutting(id, place, { width: '100%' }),
      ),
    ),
  );
}

function rowDetail(id, row) {
  const steps = row.steps.filter((step) => step.text && step.text !== row.reason);
  return [
    make(
      'div',
      { class: 'detail-head' },
      make('span', { class: `tag ${ANSWER_LOOKS[row.answer]}`, text: row.answer_name }),
      make('span', {
        class: 'soft',
        text: `${row.code} · ${row.category_name} · ${row.severity_name}`,
      }),
    ),
    make('h2', { text: row.name }),
    row.reason ? make('p', { class: 'detail-reason', text: row.reason }) : null,
    row.findings.length
      ? make(
          'div',
          { class: 'detail-acts' },
          row.findings.map((finding, index) =>
            make('a', {
              class: 'button',
              href: address('review', { case: id, finding }),
              text: row.findings.length > 1 ? `到复核台核定（${index + 1}）` : '到复核台核定',
            }),
          ),
        )
      : null,
    row.places.length
      ? make(
          'section',
          {},
          make('h3', { text: `依据的出处（${row.places.length}）` }),
          placesOf(id, row.places),
        )
      : null,
    steps.length
      ? make(
          'section',
          {},
          make('h3', { text: '怎样得出' }),
          make(
            'ol',
            { class: 'steps' },
            steps.map((step) =>
              make(
                'li',
                {},
                step.place
                  ? make('a', { href: placeAddress(id, step.place), text: step.text })
                  : step.text,
              ),
            ),
          ),
        )
      : null,
    !row.places.length && !steps.length
      ? make('p', {
          class: 'soft',
          text:
            row.answer === 'not_concerned'
              ? '本案不涉及这一项，没有可列的出处。'
              : '这一项看的是全卷，没有单独的出处。',
        })
      : null,
  ].filter(Boolean);
}

function listRow(row, index) {
  return make(
    'li',
    { class: 'check-row', role: 'option', id: `row-${index}`, data: { code: row.code } },
    make('span', { class: `tag ${ANSWER_LOOKS[row.answer]}`, text: row.answer_name }),
    make('span', { class: 'check-code nums', text: row.code }),
    make(
      'span',
      { class: 'check-what' },
      make('b', { text: row.name }),
      make('span', { class: 'check-reason soft', text: row.reason }),
    ),
    make('span', {
      class: 'check-places soft nums',
      text: row.places.length ? `出处${row.places.length}` : '',
    }),
  );
}
