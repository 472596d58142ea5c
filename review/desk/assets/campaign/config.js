// 方案: the numbers of an evaluation, and the dialog in which its chief changes them.

const rateWords = (one) =>
  `${one.up_to === null ? '以上' : `${one.up_to} 件以内`} ${one.percent}%${one.at_least ? `（不少于 ${one.at_least} 件）` : ''}`;

const DAY_NAMES = {
  hand_in: '调卷', review: '初评', decide: '合议', feedback: '反馈申辩', object: '申辩复核',
  grade: '定级', rectify: '整改（日历日）',
};

function configDialog(host, view, done) {
  const { config } = view;
  const number = (value, more = {}) =>
    make('input', { type: 'number', min: '0', required: true, value: String(value), ...more });
  const perStratum = number(config.per_stratum);
  const rates = config.rates.map((one) => ({
    upTo: one.up_to === null ? null : number(one.up_to, { min: '1' }),
    percent: number(one.percent, { max: '100' }),
    atLeast: number(one.at_least),
  }));
  const flags = view.flags.map((one) =>
    make('input', { type: 'checkbox', value: one.id, checked: config.always.includes(one.id) }));
  const meanWithin = number(config.mean_within, { max: '100', step: '0.5' });
  const groupWithin = number(config.group_within, { max: '100', step: '0.5' });
  const recheck = number(config.recheck_percent, { max: '100' });
  const relapse = number(config.relapse_percent, { max: '100' });
  const days = Object.fromEntries(
    Object.keys(DAY_NAMES).map((key) => [key, number(config.days[key], { min: '1', max: '365' })]),
  );
  const rows = (...cells) => make('div', { class: 'row-form' }, cells);
  formDialog(
    host,
    '修改方案',
    [
      make('p', { class: 'hint', text: '改动只影响以后的抽样、比对和期限；已有的样本、结论和期限不变。' }),
      labelled('每层最少抽取（件）', perStratum),
      ...rates.map((one, at) =>
        rows(
          one.upTo ? labelled('台账件数以内', one.upTo) : labelled('台账件数', make('input', { value: '以上', disabled: true })),
          labelled('抽取比例（%）', one.percent),
          labelled('不少于（件）', one.atLeast),
        )),
      make(
        'div',
        { role: 'group', 'aria-label': '重点必抽' },
        make('span', { class: 'field-name', text: '重点必抽' }),
        make('div', { class: 'checks' },
          view.flags.map((one, at) => make('label', { class: 'check' }, flags[at], one.name))),
      ),
      rows(labelled('取均值：相差不超过（分）', meanWithin), labelled('组内合议：相差不超过（分）', groupWithin)),
      rows(...['hand_in', 'review', 'decide', 'feedback'].map((key) => labelled(`${DAY_NAMES[key]}（工作日）`, days[key]))),
      rows(...['object', 'grade'].map((key) => labelled(`${DAY_NAMES[key]}（工作日）`, days[key])), labelled(DAY_NAMES.rectify, days.rectify)),
      rows(labelled('合格案卷抽查（%）', recheck), labelled('复发率列入重点（%）', relapse)),
    ],
    '保存',
    async () => {
      await request(campaignPath('/config'), {
        method: 'PUT',
        json: {
          per_stratum: Number(perStratum.value),
          rates: rates.map((one) => ({
            up_to: one.upTo ? Number(one.upTo.value) : null,
            percent: Number(one.percent.value),
            at_least: Number(one.atLeast.value),
          })),
          always: flags.filter((one) => one.checked).map((one) => one.value),
          mean_within: Number(meanWithin.value),
          group_within: Number(groupWithin.value),
          days: Object.fromEntries(Object.entries(days).map(([key, field]) => [key, Number(field.value)])),
          recheck_percent: Number(recheck.value),
          relapse_percent: Number(relapse.value),
        },
      });
      notify('方案已修改。');
      await done();
    },
  );
}
