// The bar over every page: where one is, the case in hand, who works here.

const PAGES = [
  ['tasks', '我的任务'],
  ['search', '检索'],
  ['cards', '案例库'],
  ['exercises', '找茬练习'],
  ['settings', '设置'],
];
const LEARNING_PAGES = [
  ['quality', '规则质量'],
  ['learning', '学习'],
];
const CASE_PAGES = [
  ['sorting', '编目'],
  ['review', '复核台'],
  ['checked', '已查清单'],
  ['timeline', '时间轴'],
  ['cards', '案例卡'],
];
const CAMPAIGN_PAGES = [
  ['campaigns', '概览'],
  ['ledger', '台账与抽样'],
  ['board', '分派与进度'],
  ['joint', '合议与定级'],
  ['figures', '看板'],
  ['similar', '类案'],
  ['rectification', '整改'],
  ['lookback', '回头看'],
  ['papers', '文书'],
];
// What a reviewer without a lead needs of an evaluation.
const REVIEWER_PAGES = ['campaigns', 'joint', 'rectification'];
const UNIT_PAGES = [
  ['unit', '反馈与整改'],
  ['cards', '案例库'],
  ['exercises', '找茬练习'],
  ['settings', '设置'],
];
const TITLES = Object.fromEntries([
  ...CAMPAIGN_PAGES,
  ['campaigns', '评查活动'],
  ...UNIT_PAGES,
  ...LEARNING_PAGES,
  ...CASE_PAGES,
  ...PAGES,
]);
const THEME_KEY = 'juanjian-theme';

const here = () => location.pathname.split('/').filter(Boolean)[1] || 'tasks';

function setTheme(theme) {
  document.body.classList.toggle('dark', theme === 'dark');
  document.documentElement.style.colorScheme = theme;
}

function themeButton() {
  const button = make('button', { type: 'button', class: 'shell-icon', title: '切换明暗' });
  const show = () => {
    const dark = document.body.classList.contains('dark');
    button.textContent = dark ? '☀' : '☾';
    button.setAttribute('aria-label', dark ? '改为浅色' : '改为深色');
  };
  button.addEventListener('click', () => {
    const theme = document.body.classList.contains('dark') ? 'light' : 'dark';
    localStorage.setItem(THEME_KEY, theme);
    setTheme(theme);
    show();
  });
  show();
  return button;
}

function links(pages, parameters) {
  return pages.map(([page, name]) =>
    make(
      'a',
      {
        href: address(page, parameters),
        'aria-current': page === here() ? 'page' : null,
      },
      name,
    ),
  );
}

// The pages of a person, the settings last.
function pagesFor(user) {
  if (user.role === 'unit') return UNIT_PAGES;
  const campaigns = user.campaigns ? [['campaigns', '评查活动']] : [];
  // What verdicts teach is shown to those who answer for the rules.
  const learning = ['admin', 'trainer', 'leader'].includes(user.role) ? LEARNING_PAGES : [];
  return [PAGES[0], ...campaigns, ...PAGES.slice(1, -1), ...learning, PAGES.at(-1)];
}

// Beside the pages of a case file or an evaluation there is room for two; the others open below.
function mainLinks(pages, beside) {
  if (!beside) return links(pages, {});
  const rest = menu('更多', () => links(pages.slice(2), {}), { class: 'shell-more menu-opener' });
  return [...links(pages.slice(0, 2), {}), rest.box];
}

async function logOut() {
  try {
    await fetch('/logout', { method: 'POST', headers: { 'X-CSRF-Token': (await me()).csrf } });
  } catch (error) {
    tellRefusal(error);
    return;
  }
  location.assign('/login');
}

async function showCase(root, id) {
  const record = await api(casePath(id));
  const name = root.querySelector('.shell-case-name');
  name.textContent = record.case_no || record.title;
  name.title = [record.title, record.party, record.cause].filter(Boolean).join(' · ');
  document.title = `${TITLES[here()] || '卷鉴'} · ${record.case_no || record.title}`;
}

async function showCampaign(root, id) {
  const { campaign } = await api(`/campaigns/${encodeURIComponent(id)}`);
  const name = root.querySelector('.shell-case-name');
  name.textContent = campaign.batch_no;
  name.title = campaign.name;
  const shown =
    campaign.part === 'reviewer'
      ? CAMPAIGN_PAGES.filter(([page]) => REVIEWER_PAGES.includes(page))
      : CAMPAIGN_PAGES;
  root.querySelector('.shell-case nav').replaceChildren(...links(shown, { campaign: id }));
  document.title = `${TITLES[here()] || '卷鉴'} · ${campaign.batch_no}`;
}

async function showShell(root) {
  document.documentElement.lang = 'zh-CN';
  const kept = localStorage.getItem(THEME_KEY);
  const asked = query('__theme');
  setTheme(asked || kept || (document.body.classList.contains('dark') ? 'dark' : 'light'));
  document.title = `${TITLES[here()] || '卷鉴'} · 卷鉴`;
  const id = query('case');
  const campaign = id ? '' : query('campaign');
  const nav = make('nav', { 'aria-label': '主导航' }, links(PAGES.slice(0, 1), {}));
  const who = make('span', { class: 'shell-who' });
  root.append(
    make(
      'header',
      { class: 'shell' },
      make(
        'a',
        { class: 'shell-brand', href: address('tasks'), 'aria-label': '卷鉴，回到我的任务' },
        make('span', { class: 'shell-seal', 'aria-hidden': 'true' }, '鉴'),
        make('span', {}, '卷鉴'),
      ),
      nav,
      id || campaign
        ? make(
            'div',
            { class: 'shell-case' },
            make('span', { class: 'shell-case-name' }, '……'),
            id
              ? make('nav', { 'aria-label': '本案' }, links(CASE_PAGES, { case: id }))
              : make('nav', { 'aria-label': '本次评查' }),
          )
        : make('span', { class: 'shell-space' }),
      who,
      themeButton(),
      make('button', { type: 'button', class: 'shell-out', onclick: logOut }, '退出'),
    ),
  );
  const named = me()
    .then((user) => {
      who.append(make('b', {}, user.name), ' ', make('span', {}, user.agency || user.role_name));
      nav.replaceChildren(...mainLinks(pagesFor(user), Boolean(id || campaign)));
      if (user.role === 'unit') root.querySelector('.shell-brand').href = address('unit');
    })
    .catch(tellRefusal);
  const subject = id
    ? showCase(root, id).catch(() => {
        root.querySelector('.shell-case-name').textContent = '案卷未找到';
      })
    : campaign &&
      showCampaign(root, campaign).catch(() => {
        root.querySelector('.shell-case-name').textContent = '评查活动未找到';
      });
  await Promise.all([named, subject]);
}
