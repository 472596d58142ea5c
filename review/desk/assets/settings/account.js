// 我的账号: the own password, and tokens with which a program may ask in one's name.

function secretDialog(host, title, secret, words) {
  const box = make('output', { class: 'secret', text: secret });
  openDialog(
    host,
    title,
    [make('p', { text: words }), box],
    [
      make('button', {
        type: 'button',
        class: 'button',
        text: '复制',
        onclick: async (event) => {
          try {
            await navigator.clipboard.writeText(secret);
            event.target.textContent = '已复制';
          } catch {
            window.getSelection().selectAllChildren(box);
          }
        },
      }),
      make('button', { class: 'button primary', value: 'yes', text: '已记下，关闭' }),
    ],
  );
}

function tokenTable(tokens, revoke) {
  const usable = tokens.filter((one) => !one.revoked);
  if (!usable.length)
    return make('p', { class: 'soft', text: '没有令牌。办案系统要读取结果时，为它新建一个。' });
  return grid(
    ['用途', '新建', '最近使用', '办理'],
    usable.map((one) =>
      make(
        'tr',
        {},
        make('td', { text: one.name }),
        make('td', { text: shortTime(one.created) }),
        make('td', { text: one.used ? shortTime(one.used) : '还没有用过' }),
        make(
          'td',
          { class: 'number' },
          button('停用', () => revoke(one), {
            class: 'button small',
            'aria-label': `停用令牌：${one.name}`,
          }),
        ),
      ),
    ),
  );
}

async function accountPanel(host, user) {
  const place = make('div');
  const name = make('input', {
    type: 'text',
    maxlength: '64',
    required: true,
    placeholder: '用途，例如：办案系统',
    'aria-label': '令牌用途',
  });
  const show = async () => place.replaceChildren(tokenTable((await api('/tokens')).tokens, revoke));
  async function revoke(one) {
    if (!(await ask(host, '停用令牌', `“${one.name}”停用后，用它的程序不能再读取。`, '停用')))
      return;
    await api(`/tokens/${one.id}`, { method: 'DELETE' }).then(show, tellRefusal);
  }
  const form = make(
    'form',
    { class: 'inline-form' },
    name,
    make('button', { class: 'button', text: '新建令牌' }),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      const made = await api('/tokens', { method: 'POST', json: { name: name.value.trim() } });
      name.value = '';
      await show();
      secretDialog(host, '新令牌', made.token, '令牌只显示这一次，请现在复制到要使用它的程序里。');
    } catch (refusal) {
      tellRefusal(refusal);
    }
  });
  await show();
  return [
    settingCard(
      { title: '账号' },
      factList([
        ['姓名', user.name],
        ['登录名', user.login],
        ['角色', user.role_name],
      ]),
      make('div', {}, make('a', { class: 'button', href: '/password', text: '修改口令' })),
    ),
    settingCard(
      { title: '接口令牌' },
      make(
        'p',
        { class: 'soft' },
        '令牌能做您能做的事，请像口令一样保管。接口说明见 ',
        make('a', { href: '/api/docs', text: '接口文档' }),
        '。',
      ),
      place,
      form,
    ),
  ];
}
