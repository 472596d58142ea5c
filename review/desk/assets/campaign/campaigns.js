// 评查活动: the list, a new one, and one evaluation with its stages and people.

function newCampaignDialog(host, kinds) {
  const today = new Date();
  const year = make('input', {
    type: 'number', min: '2000', max: '2099', required: true, value: String(today.getFullYear()),
  });
  const quarter = choice(
    ['1', '2', '3', '4'].map((one) => [one, `第${one}季度`]),
    String(Math.floor(today.getMonth() / 3) + 1),
  );
  const name = make('input', { type: 'text', maxlength: '200', placeholder: '可不填，按年度和季度命名' });
  const scope = make('textarea', { maxlength: '2000', placeholder: '例如：市直及各区执法单位，评查期内办结的案件' });
  const chosen = make(
    'div',
    { class: 'checks' },
    kinds.map((one) =>
      make(
        'label',
        { class: 'check' },
        make('input', { type: 'checkbox', value: one.id, checked: true }),
        one.name,
      ),
    ),
  );
  formDialog(
    host,
    '新建评查活动',
    [
      make('div', { class: 'row-form' }, labelled('年度', year), labelled('季度', quarter)),
      labelled('名称', name),
      labelled('范围', scope),
      make(
        'div',
        { role: 'group', 'aria-label': '案卷类型' },
        make('span', { class: 'field-name', text: '案卷类型' }),
        chosen,
      ),
    ],
    '新建',
    async () => {
      const made = await post('/campaigns', {
        year: Number(year.value),
        quarter: Number(quarter.value),
        name: name.value.trim(),
        scope: scope.value.trim(),
        kinds: [...chosen.querySelectorAll('input:checked')].map((one) => one.value),
      });
      location.assign(address('campaigns', { campaign: made.campaign.id }));
    },
  );
}

// Where the work of this stage is done.
const STAGE_PAGES = {
  ledger: 'ledger', draw: 'ledger', hand_in: 'board', assign: 'board', review: 'board',
  joint: 'joint', feedback: 'joint', grade: 'joint', rectify: 'rectification',
  look_back: 'lookback',
};
const NEXT_WORDS = {
  ledger: '导入台账', draw: '抽样', hand_in: '调卷：上传抽中的案卷', assign: '分派给评查员',
  review: '等待评查员完成背对背初评', joint: '合议', feedback: '向被评查单位反馈',
  grade: '处理申辩并定级', rectify: '列出三单，督办整改', look_back: '下一季度对同单位、同案由回头看',
};

function campaignCard(one) {
  const now = one.stages.find((stage) => stage.state === 'now');
  return make(
    'li',
    { class: 'card campaign-card' },
    make(
      'div',
      { class: 'block-head' },
      make(
        'span',
        { class: 'campaign-name' },
        make('a', { href: address('campaigns', { campaign: one.id }), text: one.name }),
      ),
      stateTag(one),
      make('span', { class: 'soft', text: `我的分工：${one.part_name}` }),
      make('span', { class: 'space' }),
      now && one.state !== 'closed' && one.part !== 'reviewer'
        ? make('a', {
            href: address(STAGE_PAGES[now.key], { campaign: one.id }),
            text: `下一步：${NEXT_WORDS[now.key]} →`,
          })
        : null,
    ),
    stageLine(one.stages),
  );
}

async function campaignList(root, page) {
  const { campaigns, may_start: mayStart, kinds } = await api('/campaigns');
  page.append(
    make(
      'div',
      { class: 'headline' },
      make('h1', { text: '评查活动' }),
      make('p', { class: 'lead', text: '一个季度一次：从台账到回头看。' }),
      make('span', { class: 'space' }),
      mayStart
        ? button('新建评查活动', () => newCampaignDialog(root, kinds), { class: 'button primary' })
        : null,
    ),
    campaigns.length
      ? make('ul', { class: 'campaigns' }, campaigns.map(campaignCard))
      : make(
          'div',
          { class: 'card' },
          empty(
            '还没有评查活动',
            mayStart ? '新建一个，然后导入各单位报送的台账。' : '您参加的评查会列在这里。',
          ),
        ),
  );
}

function ownFiles(files) {
  return section(
    '我评查的案卷',
    null,
    table(
      ['案号', '被评查单位', '案由', '阶段', '完成期限', '办理'],
      files.map((one) => [
        make('b', { text: one.case_no }),
        one.agency,
        one.cause,
        one.state_name,
        make('span', { class: one.overdue ? 'tag bad' : null, text: one.due || '—' }),
        one.seats.some((seat) => seat.case)
          ? make('a', {
              href: address('review', { case: one.seats.find((seat) => seat.case).case }),
              text: '打开我的副本',
            })
          : make('span', { class: 'soft', text: '尚未识读完' }),
      ]),
      { caption: '我评查的案卷', none: '还没有分派给您的案卷' },
    ),
    make('p', {
      class: 'hint',
      text: '两名评查员各评一份副本，互不可见；双方都完成后才比对。',
    }),
  );
}

async function showCampaigns(root) {
  if (!query('campaign')) {
    const page = make('div', { class: 'page campaign' });
    root.append(page);
    await campaignList(root, page).catch((refusal) => page.append(empty(refusal.message)));
    return;
  }
  await openCampaign(root, '评查活动', async ({ page, head, campaign, view }) => {
    const reload = async () => location.reload();
    const isChief = campaign.part === 'chief';
    if (isChief && campaign.state === 'draft')
      head.append(
        act('启动评查', async () => { await post(campaignPath('/open')); await reload(); }, {
          class: 'button primary',
        }),
      );
    if (isChief && campaign.state === 'open')
      head.append(act('结束评查', () => closeCampaign(root, campaign, reload)));
    const now = campaign.stages.find((stage) => stage.state === 'now');
    const parts = [
      section(
        '阶段',
        now && campaign.part !== 'reviewer' && campaign.state !== 'closed'
          ? make('a', {
              href: campaignAddress(STAGE_PAGES[now.key]),
              text: `下一步：${NEXT_WORDS[now.key]} →`,
            })
          : null,
        stageLine(campaign.stages),
      ),
    ];
    const { files, mine } = await api(campaignPath('/files'));
    if (mine) parts.push(ownFiles(files));
    parts.push(peopleBlock(root, view, reload), planBlock(view, isChief && campaign.state !== 'closed' ? () => configDialog(root, view, reload) : null));
    page.append(make('div', { class: 'blocks' }, parts));
  });
}

async function closeCampaign(root, campaign, reload) {
  const graded = campaign.stages.find((one) => one.key === 'grade');
  const left = graded.whole - graded.done;
  const sure = await ask(
    root,
    '结束评查',
    left
      ? `还有 ${left} 份案卷没有定级。结束后不能再改动；整改可以继续。`
      : '结束后不能再改动；整改可以继续。',
    left ? '仍然结束' : '结束',
  );
  if (!sure) return;
  await post(campaignPath('/close'), { unfinished: left > 0 });
  await reload();
}

function planBlock(view, change) {
  const { config } = view;
  const days = config.days;
  return section(
    '方案',
    change ? button('修改方案', change) : null,
    factList([
      ['范围', view.campaign.scope || '—'],
      ['案卷类型', view.kinds.map((one) => one.name).join('、')],
      ['评查标准', view.standard || '—'],
      ['抽样', `每层不少于 ${config.per_stratum} 件；${config.rates.map(rateWords).join('，')}`],
      ['重点必抽', view.flags.filter((one) => config.always.includes(one.id)).map((one) => one.name).join('、') || '—'],
      ['分歧处理', `相差不超过 ${config.mean_within} 分取均值；不超过 ${config.group_within} 分组内合议；超过或否决项不一致，由第三人复评`],
      ['时限', `调卷 ${days.hand_in}、初评 ${days.review}、合议 ${days.decide}、反馈申辩 ${days.feedback}、申辩复核 ${days.object}、定级 ${days.grade} 个工作日；整改 ${days.rectify} 日`],
      ['抽查与回头看', `合格案卷抽查 ${config.recheck_percent}%；复发率达到 ${config.relapse_percent}% 的单位列入下次重点`],
    ]),
  );
}
