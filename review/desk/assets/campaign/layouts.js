// 分件 that reviewers changed in their copies: by the run of pages, taken over by a click.

const pageRun = (one) => (one.first === one.last ? `第${one.first}页` : `第${one.first}—${one.last}页`);

function cutList(documents) {
  if (!documents.length) return make('span', { class: 'soft', text: '不属于任何文书' });
  return make(
    'ul',
    { class: 'cut-list' },
    documents.map((one) =>
      make(
        'li',
        {},
        make('span', { class: 'soft nums', text: `${pageRun(one)}　` }),
        one.title && one.title !== one.kind_name ? `《${one.title}》（${one.kind_name}）` : `《${one.kind_name}》`,
      ),
    ),
  );
}

function cutCell(seen, one, copy, reload) {
  const seat = seen.copies.find((some) => some.seat === copy.seat);
  const said = copy.who && [copy.who, copy.when ? shortTime(copy.when) : '', copy.why].filter(Boolean).join('　');
  const take = () =>
    act('采用', async () => {
      await post(campaignPath(`/files/${seen.file}/layouts`), {
        seat: copy.seat,
        first: one.first,
        last: one.last,
      });
      notify('已在合议卷中采用，系统正在重新评查。');
      await reload();
    }, { class: 'button small', 'aria-label': `采用${seat.seat_name}${seat.who}${pageRun(one)}的分件` });
  return make(
    'div',
    {},
    copy.who ? cutList(copy.documents) : make('span', { class: 'soft', text: '未改动' }),
    said ? make('p', { class: 'hint', text: said }) : null,
    copy.taken
      ? make('span', { class: `tag ${copy.who ? 'good' : ''}`, text: copy.who ? '合议卷已采用' : '合议卷如此' })
      : seen.joint_case && seen.open
        ? take()
        : null,
  );
}

function layoutBlock(seen, reload) {
  if (!seen.layouts.length) return [];
  const heads = seen.copies.map((one) => `${one.seat_name} ${one.who}`);
  return [
    make('h3', { text: `副本中的分件更正 ${seen.layouts.length} 处` }),
    make('p', {
      class: 'hint',
      text: '评查员在自己副本中更正的页面归属和文书类别；合议卷按送卷时的分件，须采用才生效，随后重新评查。',
    }),
    table(
      ['页', '送卷时', ...heads, '比对'],
      seen.layouts.map((one) => ({
        settings: { class: one.agreed ? null : 'differs' },
        cells: [
          seen.joint_case
            ? make('a', {
                href: address('review', { case: seen.joint_case, page: one.first }),
                text: pageRun(one),
              })
            : pageRun(one),
          cutList(one.before),
          ...one.copies.map((copy) => cutCell(seen, one, copy, reload)),
          make('span', { class: `tag ${one.agreed ? 'good' : 'warn'}`, text: one.agreed ? '一致' : '不一致' }),
        ],
      })),
      { caption: '副本中的分件更正', classes: 'compare cuts' },
    ),
  ];
}
