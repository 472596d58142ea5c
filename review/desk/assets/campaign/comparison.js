// A and B side by side: totals, findings on which they differ, items of the score table.

function wordCell(word) {
  if (!word) return make('span', { class: 'soft', text: '—' });
  const tone = { confirmed: 'bad', amended: 'warn', rejected: 'good' }[word.value] || '';
  const more = [
    word.reason_name,
    word.points === null ? '' : `扣${word.points}分`,
    word.severity ? `改为${word.severity}` : '',
    word.message,
    word.note,
  ].filter(Boolean);
  return make(
    'div',
    {},
    make('span', { class: `tag ${tone}`, text: word.value_name }),
    more.length ? make('p', { class: 'hint', text: more.join('；') }) : null,
  );
}

const copyOf = (seen, seat) => seen.copies.find((one) => one.seat === seat);

function copyHead(copy) {
  return make(
    'div',
    { class: 'copy-head' },
    make('span', { class: 'soft', text: copy.seat_name }),
    make('b', { text: copy.who }),
    make('span', { class: 'copy-total nums', text: points(copy.total) }),
    make('span', { class: 'soft', text: copy.grade }),
    copy.vetoes.length ? make('span', { class: 'tag bad', text: `否决项 ${copy.vetoes.join('、')}` }) : null,
    copy.case
      ? make('a', { href: address('review', { case: copy.case }), text: '打开副本' })
      : null,
  );
}

// The page in the joint case, or as it was handed in.
function pageLink(seen, one) {
  const id = seen.joint_case || seen.base_case;
  const text = `　第${one.page}页`;
  if (!id) return make('span', { class: 'soft', text });
  const finding = seen.joint_case ? one.joint : one.words.map((word) => word.finding).find(Boolean);
  return make('a', { href: address('review', { case: id, page: one.page, finding }), text });
}

function findingRow(seen, one, ruleIt) {
  const open = (word) => {
    const copy = copyOf(seen, word.seat);
    return copy && copy.case && word.finding
      ? make('a', {
          class: 'hint',
          href: address('review', { case: copy.case, finding: word.finding }),
          text: '在复核台查看',
        })
      : null;
  };
  return {
    settings: { class: one.agreement === 'agreed' ? null : 'differs' },
    cells: [
      make(
        'div',
        {},
        severityBadge(one),
        ' ',
        make('b', { text: `${one.defect} ${one.name}` }),
        one.page ? pageLink(seen, one) : null,
        one.added ? make('span', { class: 'tag info', text: '人工补录' }) : null,
        make('p', { text: one.message }),
        one.rulings.map((text) => make('p', { class: 'hint', text: `口径：${text}` })),
      ),
      ...seen.copies.map((copy) => {
        const word = one.words.find((said) => said.seat === copy.seat);
        return make('div', {}, wordCell(word), word ? open(word) : null);
      }),
      make(
        'div',
        { class: 'acts' },
        make('span', {
          class: `tag ${one.agreement === 'agreed' ? 'good' : 'warn'}`,
          text: one.agreement_name,
        }),
        one.joint && seen.joint_case
          ? make('a', {
              href: address('review', { case: seen.joint_case, finding: one.joint }),
              text: '合议',
            })
          : null,
        ruleIt && one.agreement === 'differs'
          ? button('定为口径', () => ruleIt(one), { class: 'button small' })
          : null,
      ),
    ],
  };
}

// Facts that reviewers corrected in their copies: taken over in the joint case by a click.
function correctionBlock(seen, reload) {
  if (!seen.corrections.length) return [];
  const take = (one) =>
    act('采用', async () => {
      await post(campaignPath(`/files/${seen.file}/corrections/${one.id}`));
      notify('已在合议卷中采用，系统正在复查。');
      await reload();
    }, { class: 'button small', 'aria-label': `采用更正：${one.field_name} ${one.after}` });
  return [
    make('h3', { text: `副本中的更正 ${seen.corrections.length} 项` }),
    make('p', { class: 'hint', text: '评查员在自己副本中更正的识读内容；合议卷按原识读，须采用才生效。' }),
    table(
      ['要素', '原识读', '更正为', '更正人', ['合议卷', 'number']],
      seen.corrections.map((one) => [
        make(
          'span',
          {},
          one.field_name,
          seen.joint_case
            ? make('a', { href: address('review', { case: seen.joint_case, page: one.page }), text: `　第${one.page}页` })
            : make('span', { class: 'soft', text: `　第${one.page}页` }),
        ),
        one.before || '（空）',
        make('div', {}, make('b', { text: one.after || '（空）' }), one.why ? make('p', { class: 'hint', text: one.why }) : null),
        `${one.seat_name} ${one.who}`,
        one.taken
          ? make('span', { class: 'tag good', text: '已采用' })
          : seen.joint_case && seen.open
            ? take(one)
            : make('span', { class: 'soft', text: '未采用' }),
      ]),
      { caption: '副本中的更正' },
    ),
  ];
}

function comparisonBlocks(seen, ruleIt, reload) {
  const differing = seen.findings.filter((one) => one.agreement !== 'agreed');
  const agreed = seen.findings.filter((one) => one.agreement === 'agreed');
  const heads = ['问题', ...seen.copies.map((one) => `${one.seat_name} ${one.who}`), '比对'];
  const rows = (some) => some.map((one) => findingRow(seen, one, ruleIt));
  const spread = seen.items.filter((one) => one.spread > 0);
  return [
    make(
      'div',
      { class: 'copies' },
      seen.copies.map(copyHead),
      make(
        'div',
        { class: 'copy-head verdict' },
        make('span', { class: 'soft', text: '相差' }),
        make('span', { class: 'copy-total nums', text: points(seen.points) }),
        make('span', { class: 'tag info', text: seen.way_name }),
        make('span', { text: seen.why }),
      ),
    ),
    ...correctionBlock(seen, reload),
    ...layoutBlock(seen, reload),
    make('h3', { text: `分歧 ${differing.length} 项` }),
    table(heads, rows(differing), { caption: '双方不一致的问题', none: '双方认定全部一致', classes: 'compare' }),
    agreed.length
      ? make(
          'details',
          {},
          make('summary', { text: `一致 ${agreed.length} 项` }),
          table(heads, rows(agreed), { caption: '双方一致的问题', classes: 'compare' }),
        )
      : null,
    spread.length
      ? make(
          'details',
          {},
          make('summary', { text: `得分不同的评分项 ${spread.length} 项` }),
          table(
            ['评分项', ['满分', 'number'], ...seen.copies.map((one) => [one.who, 'number']), ['相差', 'number']],
            spread.map((one) => [
              `${one.item} ${one.name}`,
              points(one.points),
              ...seen.copies.map((copy) => points(one.gained[copy.seat])),
              points(one.spread),
            ]),
            { caption: '得分不同的评分项' },
          ),
        )
      : null,
  ].filter(Boolean);
}
