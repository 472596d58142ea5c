// 操作日志: who did what when; its chain can be verified.

const AT_A_TIME = 100;
const MOST_ASKED = 20;

const DETAIL_NAMES = {
  tasks: '题数',
  digest: '内容校验值',
  kind: '种类',
  better: '变好',
  worse: '变差',
  changed: '改变',
  judged: '已有意见',
  past: '以往意见',
  comparison: '对照',
  former: '原来',
  on: '同意',
  deleted: '删除',
  examples: '样例',
  signature: '签名',
  teaching_learners: '案例库开放角色',
  teaching_mask_firms: '遮盖单位名称',
  signed_by: '签名公钥',
  page: '页',
  pages: '页',
  documents: '文书件数',
  finding: '问题',
  findings: '疑似问题',
  cards: '案例卡',
  value: '意见',
  reason_kind: '理由',
  note: '说明',
  why: '说明',
  file: '文件',
  file_name: '文件',
  login: '登录名',
  role: '角色',
  name: '名称',
  team: '评查组',
  active: '启用',
  version: '版本',
  job: '作业',
  code: '代码',
  defect: '缺陷项',
  field: '要素',
  watermark: '水印',
  office_name: '单位名称',
  masked: '隐去姓名',
  format: '格式',
  points: '扣分',
  what: '文件',
  before: '更正前',
  after: '更正后',
  fact: '要素',
  part: '分工',
  known: '有此登录名',
  locked: '已锁定',
  taken_from: '原承办人',
  created: '导出时间',
  words: '并入的认定',
  who: '导出人',
  head: '对方日志链首',
  log: '对方日志',
  program: '程序版本',
  about: '关于',
  agencies: '机关',
  by: '匹配方式',
  campaign: '评查活动',
  case: '案卷',
  config: '活动设置',
  content: '内容',
  copies: '份数',
  due: '截止日',
  files: '案卷数',
  given_back: '退回',
  grade: '等次',
  item: '整改事项',
  items: '整改事项',
  joined: '已匹配',
  kept: '保留',
  key: '栏目',
  ledger: '台账校验值',
  objection: '异议',
  open: '待议',
  outcome: '结果',
  picked: '抽中',
  problems: '不合格行',
  proof: '材料',
  row: '台账行',
  rows: '台账行数',
  ruling: '口径',
  seed: '随机种子',
  size: '样本量',
  skipped: '略过',
  state: '状态',
  total: '总分',
  ungraded: '未定级',
  way: '方式',
};

// What is kept by its key, in the words of the other pages.
const VALUE_WORDS = {
  role: { reviewer: '评查员', leader: '组长', trainer: '培训员', admin: '管理员' },
  value: { confirmed: '确认', rejected: '排除', amended: '修改', open: '存疑' },
  reason_kind: { false_alarm: '误报', not_counted: '不计分', standard: '口径', misread: '识别错' },
};

const sayValue = (value) =>
  value === true
    ? '是'
    : value === false
      ? '否'
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value);

// Checksums say nothing to a reader of the list.
function sayDetail(detail) {
  return Object.entries(detail)
    .filter(([name, value]) => value !== '' && value !== null && name !== 'sha256')
    .map(([name, value]) => {
      const words = VALUE_WORDS[name] || {};
      return `${DETAIL_NAMES[name] || name}：${words[value] || sayValue(value)}`;
    })
    .join('；');
}

function logRow(one) {
  return make(
    'tr',
    {},
    make('td', { class: 'nums', text: one.seq }),
    make('td', { class: 'nums log-time', text: shortTime(one.at) }),
    make('td', { text: one.who || '（系统）' }),
    make('td', { text: one.action_name }),
    make('td', { text: one.subject }),
    make('td', { class: 'soft log-detail', text: sayDetail(one.detail) }),
  );
}

async function logPanel(host, user) {
  const isAdmin = user.role === 'admin';
  const people = isAdmin ? (await api('/users')).users : [];
  const who = choice(
    [['', '所有人员'], ...people.map((one) => [one.login, `${one.name}（${one.login}）`])],
    '',
    { onchange: () => show() },
  );
  const subject = make('input', {
    type: 'search',
    placeholder: '案卷编号',
    onchange: () => show(),
  });
  const [from, to] = ['from', 'to'].map(() =>
    make('input', { type: 'date', onchange: () => show() }),
  );
  const body = make('tbody');
  const more = button('更早的', () => load(), { class: 'button', hidden: true });
  const said = make('p', { class: 'soft', role: 'status' });
  let before = null;
  let asked = 0;

  async function load() {
    const mine = asked;
    let found = 0;
    // The server knows no dates: rows are asked for until enough are of the time wanted.
    for (let round = 0; round < MOST_ASKED && found < AT_A_TIME; round += 1) {
      const parts = new URLSearchParams({ limit: from.value || to.value ? 500 : AT_A_TIME });
      if (before) parts.set('before', before);
      if (who.value) parts.set('user', who.value);
      if (subject.value.trim()) parts.set('subject', subject.value.trim());
      const { entries, next } = await api(`/log?${parts}`);
      if (mine !== asked) return;
      const day = (one) => new Date(one.at).toLocaleDateString('sv');
      const wanted = entries.filter(
        (one) => (!from.value || day(one) >= from.value) && (!to.value || day(one) <= to.value),
      );
      body.append(...wanted.map(logRow));
      found += wanted.length;
      const older = from.value && entries.length && day(entries[entries.length - 1]) < from.value;
      before = older ? null : next;
      if (!before) break;
    }
    more.hidden = !before;
    said.textContent = body.children.length ? '' : '没有符合条件的记录。';
  }
  async function show() {
    asked += 1;
    before = null;
    body.replaceChildren();
    await load().catch(tellRefusal);
  }
  async function verify(event) {
    const pressed = event.currentTarget;
    pressed.disabled = true;
    pressed.textContent = '正在核验……';
    try {
      const { breaches, checked } = await api('/log/verify');
      if (breaches.length)
        openDialog(
          host,
          '日志有改动',
          [
            make('p', { text: '下列记录与前后不相接，可能被改动或删除：' }),
            make(
              'ul',
              { class: 'changes' },
              breaches.map((one) => make('li', { text: one.message || `第${one.seq}条` })),
            ),
          ],
          [make('button', { class: 'button primary', value: '', text: '知道了' })],
        );
      else notify(`日志完整：${checked} 条记录前后相接，没有改动。`);
    } catch (refusal) {
      tellRefusal(refusal);
    }
    pressed.disabled = false;
    pressed.textContent = '核验日志';
  }
  await show();
  return [
    settingCard(
      {
        title: isAdmin ? '操作日志' : '我的操作日志',
        act: isAdmin ? button('核验日志', verify) : null,
      },
      make(
        'div',
        { class: 'log-filters' },
        isAdmin ? labelled('人员', who) : null,
        labelled('对象', subject),
        labelled('自', from),
        labelled('至', to),
      ),
      make(
        'div',
        { class: 'log-table', tabindex: '0', role: 'region', 'aria-label': '日志记录' },
        grid(['序号', '时间', '人员', '操作', '对象', '内容'], body),
      ),
      make('div', { class: 'log-tail' }, said, more),
    ),
  ];
}
