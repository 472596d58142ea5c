// 抽样: how many of each layer, the seed, the drawing, and the record that others redo it by.

function strataTable(strata, drawn) {
  const heads = ['单位', '案卷类型', ['件数', 'number'], ['重点', 'number']];
  if (drawn) heads.push(['抽取', 'number'], ['比例', 'number']);
  return table(
    heads,
    strata.map((one) => [
      one.agency,
      one.kind_name,
      String(one.size),
      one.marked ? String(one.marked) : '—',
      ...(drawn ? [make('b', { text: String(one.quota) }), percent(one.quota / one.size)] : []),
    ]),
    { caption: '各层件数', none: '还没有台账' },
  );
}

function pickTable(sample) {
  return table(
    [['台账行', 'number'], '案号', '单位', '案卷类型', '抽取原因'],
    sample.picks.map((one) => [
      String(one.row_no),
      make('b', { text: one.case_no }),
      one.agency,
      one.kind_name,
      one.why.join('、'),
    ]),
    { caption: '抽中的案件' },
  );
}

function sampleFacts(sample) {
  const exact = (text) => make('span', { class: 'mono', text });
  return factList([
    ['抽样方法', exact(sample.method)],
    ['随机种子', exact(sample.seed)],
    ['台账校验值', exact(sample.ledger_sha256)],
    ['抽样人', `${sample.who}　${sample.at ? shortTime(sample.at) : ''}`],
    ['说明', sample.draws > 1 ? `共抽样 ${sample.draws} 次，以最近一次为准；每次都留存。` : null],
  ]);
}

function drawForm(root, drawn, done) {
  const target = make('input', {
    type: 'number', min: '1', placeholder: '按方案比例', 'aria-label': '抽取数量',
  });
  const seed = make('input', {
    type: 'text', maxlength: '200', placeholder: '不填则随机生成', autocomplete: 'off',
  });
  const shown = make('div', { class: 'blocks' });
  const wanted = () => ({
    seed: seed.value.trim(),
    target: target.value ? Number(target.value) : null,
  });
  const tryOut = act('试算数量', async () => {
    const sample = await post(campaignPath('/draw/preview'), { target: wanted().target });
    shown.replaceChildren(
      make('p', {
        text: `台账 ${sample.ledger_size} 件，将抽 ${sample.target} 件，其中重点必抽 ${sample.marked} 件。试算不产生样本。`,
      }),
      scrolled('试算的各层数量', strataTable(sample.strata, true), '260px'),
    );
  });
  const draw = act(
    drawn ? '重新抽样' : '抽样',
    async () => {
      const sure =
        !drawn ||
        (await ask(root, '重新抽样', '原来的样本作废，但抽样记录仍然留存，供审计查看。', '重新抽样'));
      if (!sure) return;
      const sample = await post(campaignPath('/draw'), wanted());
      notify(`已抽取 ${sample.picks.length} 件。`);
      await done();
    },
    { class: 'button primary' },
  );
  return [
    make(
      'div',
      { class: 'row-form' },
      labelled('抽取数量', target),
      labelled('随机种子', seed),
      make('span', { class: 'acts' }, tryOut, draw),
    ),
    shown,
  ];
}
