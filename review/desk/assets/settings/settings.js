// 设置: by role, one subject at a time; the address keeps which.

async function showSettings(root) {
  const panel = make('div', { class: 'setting-panel' });
  const nav = make('nav', { class: 'setting-nav', 'aria-label': '设置项目' });
  root.append(
    make(
      'div',
      { class: 'page settings' },
      make('div', { class: 'headline' }, make('h1', { text: '设置' })),
      make('div', { class: 'setting-body' }, nav, panel),
    ),
  );
  let user;
  try {
    user = await me();
  } catch (refusal) {
    panel.append(empty(refusal.message));
    return;
  }
  const subjects = [
    ['account', '我的账号', accountPanel],
    ['standards', '评查标准', standardsPanel],
    ...(user.role === 'admin'
      ? [
          ['people', '人员', peoplePanel],
          ['office', '运行设置', officePanel],
        ]
      : []),
    ['log', '操作日志', logPanel],
  ];
  let asked = 0;
  async function show(name) {
    const mine = ++asked;
    const [key, , build] = subjects.find(([one]) => one === name) || subjects[0];
    const here = new URL(location.href);
    here.searchParams.set('about', key);
    window.history.replaceState(null, '', here);
    nav.replaceChildren(
      ...subjects.map(([one, text]) =>
        button(text, () => show(one), {
          class: 'setting-link',
          'aria-current': one === key ? 'page' : null,
        }),
      ),
    );
    try {
      const parts = await build(root, user);
      if (mine === asked) panel.replaceChildren(...parts);
    } catch (refusal) {
      if (mine === asked)
        panel.replaceChildren(make('section', { class: 'card setting' }, empty(refusal.message)));
    }
  }
  await show(query('about'));
}
