// 类案: fines of like cases on one line, those far from the others with their peers.

const SPREAD_WIDTH = 900;
const SPREAD_HEIGHT = 74;

function fineWords(one) {
  const range = one.low !== null && one.high !== null ? `，法定幅度 ${yuan(one.low)}～${yuan(one.high)} 元` : '';
  return `${one.case_no} ${one.agency}：罚款 ${yuan(one.fine)} 元${range}`;
}

function measured(group) {
  const name = group.measure || 'position';
  return group.cases.filter((one) => one[name] !== null).map((one) => ({ one, value: one[name] }));
}

// All fines of the group on one line: left is the lowest of the range, right the highest.
function spreadLine(group) {
  const all = measured(group);
  if (!all.length) return make('p', { class: 'hint', text: '罚款幅度或货值没有读出，不能比较。' });
  const multiple = group.measure === 'multiple';
  const most = multiple ? Math.max(...all.map(({ value }) => value)) : Math.max(1, ...all.map(({ value }) => value));
  const least = multiple ? 0 : Math.min(0, ...all.map(({ value }) => value));
  const x = (value) => 30 + ((value - least) / (most - least || 1)) * (SPREAD_WIDTH - 60);
  const far = new Map(group.outliers.map((one) => [one.case.case, one]));
  const say = (value) => (multiple ? `${value.toFixed(1)}倍` : `${Math.round(value * 100)}%`);
  const median = group.median;
  return draw(
    'svg',
    {
      class: 'spread',
      viewBox: `0 0 ${SPREAD_WIDTH} ${SPREAD_HEIGHT}`,
      role: 'img',
      'aria-label': `${all.length} 件的${multiple ? '罚款与货值之比' : '罚款在法定幅度中的位置'}，中位数 ${median === null ? '不足' : say(median)}，离群 ${group.outliers.length} 件`,
    },
    draw('line', { class: 'spread-axis', x1: 30, x2: SPREAD_WIDTH - 30, y1: 38, y2: 38 }),
    [least, (least + most) / 2, most].map((value) =>
      draw('text', { class: 'spread-text', x: x(value), y: 66, 'text-anchor': 'middle' }, say(value)),
    ),
    median === null
      ? null
      : draw('line', { class: 'spread-median', x1: x(median), x2: x(median), y1: 16, y2: 52 }),
    median === null
      ? null
      : draw('text', { class: 'spread-text', x: x(median), y: 11, 'text-anchor': 'middle' }, `中位 ${say(median)}`),
    all.map(({ one, value }) =>
      draw(
        'circle',
        {
          class: far.has(one.case) ? (far.get(one.case).open ? 'spread-dot far' : 'spread-dot told') : 'spread-dot',
          cx: x(value),
          cy: 38,
          r: far.has(one.case) ? 8 : 5.5,
        },
        draw('title', {}, fineWords(one)),
      ),
    ),
  );
}

const fileLink = (one) =>
  one.file
    ? make('a', { href: campaignAddress('joint', { file: one.file }), text: one.case_no })
    : make('span', { text: one.case_no });

function fineTable(cases, caption) {
  return table(
    ['案号', '单位', '决定日期', ['罚款（元）', 'number'], ['幅度（元）', 'number'], ['位置', 'number'], '情节'],
    cases.map((one) => [
      fileLink(one),
      one.agency,
      one.decided || '—',
      yuan(one.fine),
      one.low === null ? '—' : `${yuan(one.low)}～${yuan(one.high)}`,
      one.position === null ? '—' : percent(one.position),
      one.circumstances.join('、') || '—',
    ]),
    { caption },
  );
}

function outlierBlock(one) {
  return make(
    'details',
    { class: 'outlier', open: one.open },
    make(
      'summary',
      {},
      make('span', { class: `tag ${one.open ? 'bad' : 'info'}`, text: one.direction === 'higher' ? '偏高' : '偏低' }),
      ' ',
      make('b', { text: one.case.case_no }),
      ` ${one.case.agency}　`,
      one.open ? '卷内没有可以说明差异的情节或理由' : `可能的说明：${one.explanations.join('；')}`,
    ),
    make('p', { text: one.words }),
    make('p', { class: 'hint', text: `对照：${one.compared_with}` }),
    one.case.reason ? make('p', { class: 'hint', text: `卷内理由：${one.case.reason}` }) : null,
    scrolled('同类案件', fineTable([one.case, ...one.peers], '离群案件与同类案件'), '240px'),
  );
}

function groupBlock(group) {
  return section(
    `${group.violation}`,
    make('span', {
      class: `tag ${group.outliers.some((one) => one.open) ? 'bad' : ''}`,
      text: group.outliers.length ? `离群 ${group.outliers.length} 件` : '没有离群',
    }),
    make('p', {
      class: 'hint',
      text: [
        group.article,
        ...group.shared,
        `${group.cases.length} 件`,
        group.not_compared ? `${group.not_compared} 件无法比较` : '',
      ].filter(Boolean).join('　'),
    }),
    spreadLine(group),
    group.outliers.map(outlierBlock),
    make(
      'details',
      {},
      make('summary', { text: `全部 ${group.cases.length} 件` }),
      scrolled('全部案件', fineTable(group.cases, '本组案件'), '300px'),
    ),
  );
}

// Groups that may be one violation in two writings: shown, never joined by the machine.
function otherWordsBlock(pairs) {
  return make('section', { class: 'card' },
    make('h2', { text: '可能是同一违法行为的不同写法' }),
    make('p', { class: 'soft', text: '条款相同、名称相近而分在两组的，请核对案由的写法；比对仍按各自的写法分组。' }),
    grid(['条款', '一组', '另一组', ['案件', 'number']],
      pairs.map((one) => make('tr', {}, make('td', { text: one.article }), make('td', { text: one.one }),
        make('td', { text: one.other }), make('td', { class: 'number', text: one.cases }))),
      { caption: '可能是同一违法行为的不同写法' }));
}

async function showSimilar(root) {
  await openCampaign(root, '类案', async ({ page }) => {
    const history = make('input', { type: 'checkbox' });
    const by = choice(
      [['', '只按违法行为和条款'], ['party', '再按当事人类型'], ['agency', '再按单位'], ['region', '再按地区']],
      '',
      { 'aria-label': '分组' },
    );
    const body = make('div', { class: 'blocks' });
    page.append(
      make(
        'div',
        { class: 'row-form similar-form' },
        labelled('分组', by),
        make('label', { class: 'check' }, history, '连同我主持过的历次评查'),
      ),
      body,
    );
    async function show() {
      body.replaceChildren(make('p', { class: 'soft', text: '正在比对……' }));
      const found = await api(campaignPath(`/similar?history=${history.checked}&by=${by.value}`));
      body.replaceChildren(
        ...(found.heavy_for_light.length ? [heavyBlock(found.heavy_for_light)] : []),
        ...(found.other_words.length ? [otherWordsBlock(found.other_words)] : []),
        ...found.groups.map(groupBlock),
        ...(found.groups.length
          ? []
          : [make('div', { class: 'card' }, empty('没有可比的类案', '同一违法行为、同一条款的罚款案件达到三件以上时，在这里并列。'))]),
        make('p', {
          class: 'hint',
          text: `${found.not_compared ? `另有 ${found.not_compared} 件没有读出违法行为或条款，未分组。` : ''}离群只是提示：差异是否合理，由评查人员判断。`,
        }),
      );
    }
    by.addEventListener('change', () => show().catch(tellRefusal));
    history.addEventListener('change', () => show().catch(tellRefusal));
    await show();
  });
}

function heavyBlock(found) {
  return section(
    `小过重罚：${found.length} 件`,
    null,
    table(
      ['案号', '单位', ['罚款（元）', 'number'], '情形'],
      found.map((one) => [
        fileLink(one.case),
        one.case.agency,
        yuan(one.case.fine),
        make('div', {}, make('p', { text: one.words }), make('p', { class: 'hint', text: one.explanations.join('；') })),
      ]),
      { caption: '小过重罚' },
    ),
  );
}
