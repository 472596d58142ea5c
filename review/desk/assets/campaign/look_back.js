// 回头看: what came back since the evaluation before, and where the next sample looks harder.

async function showLookBack(root) {
  await openCampaign(root, '回头看', async ({ page, head }) => {
    const seen = await api(campaignPath('/look-back'));
    const body = make('div', { class: 'blocks' });
    page.append(body);
    if (seen.earlier) {
      head.append(make('span', { class: 'soft', text: `对照：${seen.earlier.name}` }));
      body.append(...lookBackBlocks(root, seen));
    } else {
      body.append(
        make('div', { class: 'card' }, empty(
          '没有可以对照的上一次评查',
          make('span', { text: '上一次评查列出三单以后，本次抽样会对同单位、同案由抽取新卷，复发情况显示在这里。' }),
        )),
      );
    }
    if (seen.later)
      body.append(
        make('p', {}, '本次评查列出的问题，由 ',
          make('a', { href: address('lookback', { campaign: seen.later.id }), text: seen.later.name }), ' 回头看。'),
      );
  });
}

function lookBackBlocks(root, seen) {
  const graded = seen.files.filter((one) => one.graded).length;
  const focus = seen.units.filter((one) => one.focus);
  const big = [
    [`${graded} / ${seen.files.length}`, '新抽案卷（已定级 / 全部）'],
    [String(seen.whole.before), '已看的原问题'],
    [String(seen.whole.now), '再次出现'],
    [seen.whole.rate, '复发率'],
    [seen.whole.effective, '整改有效率'],
    [String(seen.repeated.length), '屡查屡犯的整改项'],
  ];
  return [
    section(
      '总体',
      null,
      make('div', { class: 'big-numbers' }, big.map(([number, name]) =>
        make('div', { class: 'big-number' }, make('b', { text: number }), make('span', { text: name })))),
      make('p', { class: 'hint', text: `${RATE_FORMULA}。只计新抽案卷已定级的单位和案由，上次评查过的案卷不算。` }),
    ),
    section('各单位', null, scrolled('各单位复发率', unitTable(seen, root), '340px')),
    section(
      '下次重点抽样',
      null,
      focus.length
        ? factList(focus.map((one) => [one.rate, one.unit]))
        : make('p', { class: 'soft', text: `没有复发率达到 ${seen.relapse_percent}% 的单位。` }),
      make('p', { class: 'hint', text: `复发率达到 ${seen.relapse_percent}% 的单位，下次评查对同案由抽取六件新卷；其余有问题的单位三件。` }),
    ),
    section('各缺陷项', null, scrolled('复发情况', recurrenceTable(seen, root), '420px')),
    section(`新抽的案卷：${seen.files.length} 份`, null, scrolled('新抽的案卷', newFileTable(seen.files), '340px')),
    seen.repeated.length ? section(`屡查屡犯：${seen.repeated.length} 项`, null, repeatedTable(seen)) : null,
  ].filter(Boolean);
}

function repeatedTable(seen) {
  return scrolled(
    '屡查屡犯的整改项',
    table(
      ['整改项', '缺陷项', '单位', '案号', '状态'],
      seen.repeated.map((one) => [
        [make('a', { href: campaignAddress('rectification', { item: one.id }), text: one.no }), 'nowrap'],
        make('b', { text: `${one.code} ${one.name}` }),
        one.unit,
        [one.case_no, 'nowrap'],
        [make('span', { class: 'tag info', text: one.state_name }), 'nowrap'],
      ]),
      { caption: '屡查屡犯的整改项' },
    ),
    '340px',
  );
}
