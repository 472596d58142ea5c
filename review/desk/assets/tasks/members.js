// Who else works on a case file (共同评查人).

async function membersDialog(host, record) {
  const path = casePath(record.id, '/members');
  const list = make('ul', { class: 'members' });
  const login = make('input', {
    type: 'text',
    required: true,
    maxlength: '64',
    autocomplete: 'off',
    placeholder: '登录名',
    'aria-label': '要加入的人员的登录名',
    autofocus: true,
  });
  const add = make('button', {
    type: 'button',
    class: 'button primary',
    text: '加入',
    onclick: () => send(`${path}`, { method: 'POST', json: { login: login.value.trim() } }),
  });

  function show({ members }) {
    list.replaceChildren(
      ...(members.length
        ? members.map((one) =>
            make(
              'li',
              {},
              make(
                'span',
                {},
                make('b', { text: one.name }),
                make('span', { class: 'soft', text: `　${one.login}` }),
              ),
              button(
                '移除',
                () => send(`${path}/${encodeURIComponent(one.login)}`, { method: 'DELETE' }),
                { 'aria-label': `移除${one.name}` },
              ),
            ),
          )
        : [make('li', { class: 'soft', text: '还没有别人。' })]),
    );
  }
  async function send(to, options) {
    try {
      show(await api(to, options));
      login.value = '';
    } catch (refusal) {
      tellRefusal(refusal);
    }
  }
  try {
    const members = await api(path);
    openDialog(
      host,
      `共同评查：${record.case_no || record.title}`,
      [
        make('p', {
          class: 'soft',
          text: `案卷属于${record.owner}。加入的人可以查看并作出确认意见。`,
        }),
        list,
        make('div', { class: 'inline-form' }, login, add),
      ],
      [make('button', { class: 'button', value: '', formnovalidate: true, text: '关闭' })],
    );
    login.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) {
        event.preventDefault();
        add.click();
      }
    });
    show(members);
  } catch (refusal) {
    tellRefusal(refusal);
  }
}
