// 回头看 in tables: units, defects and new files; every number opens what it was counted from.

const RATE_FORMULA = '复发率 = 新抽案卷中同缺陷码的问题数 ÷ 原问题数；整改有效率 = 1 − 复发率';

function openNewFiles(host, seen, title, ids, hint) {
  const known = new Map(seen.files.map((one) => [one.id, one]));
  openDialog(
    host,
    title,
    [make('p', { class: 'hint', text: hint }), newFileTable(ids.map((id) => known.get(id)))],
    [make('button', { class: 'button primary', value: '', text: '关闭' })],
    { class: 'dialog wide' },
  );
}

function openingNumber(text, label, open) {
  return make('button', {
    type: 'button', class: 'figure nums', text, 'aria-label': `${label} ${text}，打开`, onclick: open,
  });
}

function newFileTable(files) {
  return table(
    ['案号', '单位', '案由', '状态', '再次出现的缺陷'],
    files.map((one) => [
      [make('a', { href: campaignAddress('joint', { file: one.id }), text: one.case_no }), 'nowrap'],
      one.unit,
      one.cause,
      [make('span', { class: `tag ${one.graded ? 'good' : 'info'}`, text: one.state_name }), 'nowrap'],
      one.again.length
        ? make('span', { class: 'again' }, one.again.map((code) => make('span', { class: 'tag bad', text: code })))
        : one.graded ? '没有' : '—',
    ]),
    { caption: '新抽的案卷', none: '没有抽到同单位、同案由的新案卷' },
  );
}

function unitTable(seen, host) {
  return table(
    ['单位', ['原问题', 'number'], ['再次出现', 'number'], ['新抽案卷', 'number'], ['复发率', 'number'],
      ['整改有效率', 'number'], ['回头看记录', 'number']],
    seen.units.map((one) => {
      const files = seen.files.filter((file) => file.graded && file.unit === one.unit);
      const open = () => openNewFiles(host, seen, `${one.unit}：新抽案卷 ${files.length} 份`, files.map((file) => file.id), RATE_FORMULA);
      return [
        make('span', { class: 'look-back-unit' }, one.unit,
          one.focus ? make('span', { class: 'tag bad', text: '列入下次重点抽样' }) : null),
        String(one.before),
        String(one.now),
        openingNumber(String(one.files), `${one.unit} 新抽案卷`, open),
        openingNumber(one.rate, `${one.unit} 复发率`, open),
        one.effective,
        one.paper ? paperButton(one.unit) : '—',
      ];
    }),
    { caption: '各单位复发率', none: '新抽的案卷还没有定级' },
  );
}

function paperButton(unit) {
  return act(
    '下载',
    () => download(campaignPath(`/papers/look_back?about=${encodeURIComponent(unit)}`)),
    { class: 'button small', 'aria-label': `下载回头看记录：${unit}` },
  );
}

function recurrenceTable(seen, host) {
  return table(
    ['单位、案由', '缺陷项', '原整改项', ['原问题', 'number'], ['再次出现', 'number'], ['新抽案卷', 'number'], ['复发率', 'number']],
    seen.rows.map((one) => {
      const title = `${one.unit}　${one.code} ${one.name}`;
      const number = (text, ids, name) =>
        ids.length
          ? openingNumber(text, `${title} ${name}`, () => openNewFiles(host, seen, `${title}：${name} ${ids.length} 份`, ids, RATE_FORMULA))
          : text;
      return {
        settings: { class: one.now ? 'came-back' : one.files ? null : 'unseen' },
        cells: [
          make('div', {}, one.unit, make('p', { class: 'hint', text: one.cause })),
          make('div', {}, make('b', { text: `${one.code} ${one.name}` }), ' ',
            one.now ? make('span', { class: 'tag bad', text: '屡查屡犯' }) : null),
          make('span', { class: 'hint', text: one.old.join('、') }),
          String(one.before),
          number(String(one.now), one.again, '再次出现的案卷'),
          number(String(one.files), one.new, '新抽案卷'),
          !one.files ? '未看' : number(one.rate, one.new, '新抽案卷'),
        ],
      };
    }),
    { caption: '复发情况', classes: 'recurrence' },
  );
}
