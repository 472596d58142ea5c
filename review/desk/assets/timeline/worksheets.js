// The count of each limit, the orders of documents, and what contradicts itself.

const LIMIT_LOOKS = { kept: 'good', over: 'bad', open: 'warn', undetermined: '' };
const ORDER_LOOKS = { kept: 'good', reversed: 'bad', undetermined: 'warn', not_in_file: '' };

function placeLinks(id, places) {
  return places.map((place) =>
    make('a', { class: 'place-link', href: placeAddress(id, place), text: place.where }),
  );
}

function endLine(id, name, end) {
  if (!end)
    return [make('dt', { text: name }), make('dd', { class: 'soft', text: '卷内没有读到' })];
  return [
    make('dt', { text: name }),
    make(
      'dd',
      {},
      `${end.event}：${end.moment ? end.moment.replace('T', ' ') : sayFullDay(end.day)}　`,
      end.places.length
        ? make('a', { href: placeAddress(id, end.places[0]), text: end.title })
        : end.title,
    ),
  ];
}

function limitSheet(id, limit) {
  const places = [limit.start, limit.end]
    .filter(Boolean)
    .map((end) => end.places[0])
    .filter(Boolean);
  const fold = make(
    'details',
    { class: 'limit-sheet', data: { limit: limit.limit } },
    make(
      'summary',
      {},
      make('span', { class: `tag ${LIMIT_LOOKS[limit.result]}`, text: limit.result_name }),
      make('b', { text: limit.name }),
      make('span', { class: 'soft', text: limit.rule }),
      make('span', {
        class: 'limit-actual soft nums',
        text: limit.last_day ? `末日 ${sayDay(limit.last_day)}` : '',
      }),
    ),
  );
  // The paper is cut out only when somebody looks: each picture seen goes into the log.
  fold.addEventListener('toggle', () => {
    if (!fold.open || fold.dataset.filled) return;
    fold.dataset.filled = 'yes';
    fold.append(
      make(
        'div',
        { class: 'limit-body' },
        make('p', { text: limit.reason }),
        limit.advisory
          ? make('p', { class: 'soft', text: '这一期限的条文未经核对，只作提示，不扣分。' })
          : null,
        make(
          'dl',
          {},
          ...endLine(id, '起算', limit.start),
          ...endLine(id, '终点', limit.end),
          limit.pauses.length
            ? [
                make('dt', { text: '扣除' }),
                make(
                  'dd',
                  {},
                  limit.pauses.map((pause) =>
                    make(
                      'div',
                      {},
                      `${pause.name}：${sayFullDay(pause.start)}至${sayFullDay(pause.end)}${pause.stated ? '' : '（未载明不计入，未扣除）'}　`,
                      placeLinks(id, pause.places),
                    ),
                  ),
                ),
              ]
            : null,
          limit.extensions.length
            ? [
                make('dt', { text: '延期' }),
                make(
                  'dd',
                  {},
                  limit.extensions.map((one) =>
                    make(
                      'div',
                      {},
                      `${sayFullDay(one.approved)}批准延至${sayFullDay(one.until)}${one.valid ? '' : `（${one.reason}）`}　`,
                      placeLinks(id, one.places),
                    ),
                  ),
                ),
              ]
            : null,
        ),
        make('h3', { text: '计算' }),
        make(
          'ol',
          { class: 'steps' },
          limit.steps.map((text) => make('li', { text })),
        ),
        places.length
          ? make(
              'div',
              { class: 'pair' },
              places.map((place) =>
                make(
                  'figure',
                  {},
                  make('figcaption', {}, placeLinks(id, [place])),
                  cutting(id, place, { width: '100%' }),
                ),
              ),
            )
          : null,
      ),
    );
  });
  return fold;
}

function orderRow(id, order) {
  const end = (one) =>
    one
      ? [
          one.places.length
            ? make('a', { href: placeAddress(id, one.places[0]), text: one.title })
            : one.title,
          ` ${one.event} ${sayDay(one.day)}`,
        ]
      : '—';
  return make(
    'tr',
    {},
    make(
      'td',
      {},
      make('span', { class: `tag ${ORDER_LOOKS[order.result]}`, text: order.result_name }),
    ),
    make('td', {}, order.defect_name),
    make('td', {}, end(order.earlier)),
    make('td', {}, end(order.later)),
  );
}

function contradictionCard(id, one) {
  return make(
    'article',
    { class: 'contradiction' },
    make(
      'header',
      {},
      make('span', { class: 'tag bad', text: one.kind_name || '矛盾' }),
      make('p', { text: one.message }),
    ),
    make(
      'div',
      { class: 'pair' },
      one.events.map((event) =>
        make(
          'figure',
          {},
          make(
            'figcaption',
            {},
            make('b', { text: `《${event.title}》${event.words}` }),
            make('span', { class: 'soft', text: event.day ? sayFullDay(event.day) : event.raw }),
          ),
          event.places.length
            ? cutting(id, event.places[0], { width: '100%' })
            : make('p', { class: 'soft', text: '没有可显示的位置' }),
          placeLinks(id, event.places.slice(0, 1)),
        ),
      ),
    ),
  );
}

function eventEntry(id, event) {
  return make(
    'li',
    {},
    make(
      'div',
      { class: 'event-head' },
      make('b', { text: event.words }),
      make('span', { text: `《${event.title}》` }),
      event.amiss ? make('span', { class: 'tag bad', text: '有矛盾' }) : null,
      event.corrected ? make('span', { class: 'tag info', text: '人工更正' }) : null,
      event.status !== 'read' ? make('span', { class: 'tag warn', text: '未认清' }) : null,
    ),
    event.places.slice(0, 1).flatMap((place) => [
      cutting(id, place, { width: '100%', tallest: 70 }),
      make(
        'div',
        { class: 'event-foot' },
        placeLinks(id, [place]),
        make('span', {
          class: 'soft',
          text: `${event.time ? `${event.time} ` : ''}把握 ${percent(event.confidence)}`,
        }),
      ),
    ]),
  );
}
