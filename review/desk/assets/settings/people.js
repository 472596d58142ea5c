// 人员: who works here, in which role and group. For the administrator.

const ROLES = [
  ['reviewer', '评查员'],
  ['leader', '组长'],
  ['trainer', '培训员'],
  ['admin', '管理员'],
  ['unit', '被评查单位'],
];
const ROLE_WORDS = {
  reviewer: '复核自己的和被邀请的案卷',
  leader: '另可看本组人员的案卷，可重新打开已完成的',
  trainer: '只看，不作认定',
  admin: '管理人员、设置和日志',
  unit: '只办理本单位的反馈、申辩和整改',
};

function personDialog(host, person, send) {
  const login = make('input', {
    type: 'text',
    required: true,
    pattern: '[A-Za-z0-9][A-Za-z0-9._\\-]{0,63}',
    title: '字母、数字、点、下划线或连字符',
    autocomplete: 'off',
    value: person ? person.login : null,
    disabled: Boolean(person),
  });
  const name = make('input', {
    type: 'text',
    required: true,
    maxlength: '64',
    autocomplete: 'off',
    value: person ? person.name : null,
  });
  const words = make('p', { class: 'soft' });
  const role = choice(ROLES, person ? person.role : 'reviewer', {
    onchange: () => {
      words.textContent = ROLE_WORDS[role.value];
      showUnit();
    },
  });
  const agency = make('input', {
    type: 'text',
    maxlength: '200',
    autocomplete: 'off',
    value: person ? person.agency : null,
    placeholder: '与台账中的写法一致',
  });
  const ofUnit = labelled('单位名称', agency);
  const showUnit = () => {
    ofUnit.hidden = role.value !== 'unit';
    agency.required = role.value === 'unit';
  };
  const team = make('input', {
    type: 'text',
    maxlength: '64',
    autocomplete: 'off',
    value: person ? person.team : null,
    placeholder: '没有可不填',
  });
  words.textContent = ROLE_WORDS[role.value];
  const save = make('button', {
    type: 'button',
    class: 'button primary',
    text: person ? '保存' : '新建',
  });
  const box = openDialog(
    host,
    person ? `修改：${person.name}` : '新建人员',
    [
      labelled('登录名', login),
      labelled('姓名', name),
      labelled('角色', role),
      words,
      labelled('评查组', team),
      ofUnit,
    ],
    [make('button', { class: 'button', value: '', formnovalidate: true, text: '取消' }), save],
  );
  showUnit();
  save.addEventListener('click', async () => {
    if (![login, name, agency].every((input) => input.disabled || input.reportValidity())) return;
    save.disabled = true;
    const changed = { name: name.value.trim(), role: role.value, team: team.value.trim(), agency: agency.value.trim() };
    try {
      await send(person ? changed : { login: login.value.trim(), ...changed });
      box.close('yes');
    } catch (refusal) {
      tellRefusal(refusal);
      save.disabled = false;
    }
  });
}

function personState(one) {
  if (!one.active) return make('span', { class: 'tag', text: '已停用' });
  if (one.locked) return make('span', { class: 'tag bad', text: '已锁定' });
  return one.must_change
    ? make('span', { class: 'tag warn', text: '待改口令' })
    : make('span', { class: 'tag good', text: '正常' });
}

async function peoplePanel(host, user) {
  const body = make('tbody');
  async function show() {
    const { users } = await api('/users');
    body.replaceChildren(
      ...users.map((one) =>
        make(
          'tr',
          { class: one.active ? null : 'inactive' },
          make('td', {}, make('b', { text: one.name })),
          make('td', { text: one.login }),
          make('td', { text: one.role_name }),
          make('td', { text: one.agency || one.team || '—' }),
          make('td', {}, personState(one)),
          make(
            'td',
            { class: 'number row-acts' },
            button(
              '修改',
              () =>
                personDialog(host, one, async (json) => {
                  await api(`/users/${one.id}`, { method: 'PATCH', json });
                  await show();
                }),
              { class: 'button small', 'aria-label': `修改：${one.name}` },
            ),
            button('重设口令', () => reset(one), {
              class: 'button small',
              'aria-label': `重设口令：${one.name}`,
            }),
            one.login === user.login
              ? null
              : button(one.active ? '停用' : '启用', () => turn(one), {
                  class: 'button small',
                  'aria-label': `${one.active ? '停用' : '启用'}：${one.name}`,
                }),
          ),
        ),
      ),
    );
  }
  const told = (one, password) =>
    secretDialog(
      host,
      '一次性口令',
      password,
      `请交给${one.name}（登录名 ${one.login}）。口令只显示这一次，首次登录时须改掉。`,
    );
  async function reset(one) {
    if (
      !(await ask(
        host,
        '重设口令',
        `${one.name}的原口令作废，已登录的会退出，锁定也随之解除。`,
        '重设',
      ))
    )
      return;
    try {
      told(one, (await api(`/users/${one.id}/password`, { method: 'POST', json: {} })).password);
      await show();
    } catch (refusal) {
      tellRefusal(refusal);
    }
  }
  async function turn(one) {
    if (
      one.active &&
      !(await ask(
        host,
        '停用',
        `${one.name}将不能登录，已登录的立即退出；其案卷和意见都保留。`,
        '停用',
      ))
    )
      return;
    await api(`/users/${one.id}`, { method: 'PATCH', json: { active: !one.active } }).then(
      show,
      tellRefusal,
    );
  }
  const add = () =>
    personDialog(host, null, async (json) => {
      const made = await api('/users', { method: 'POST', json });
      await show();
      setTimeout(() => told(made.user, made.password), 0);
    });
  await show();
  return [
    settingCard(
      { title: '人员', act: button('新建人员', add, { class: 'button primary' }) },
      grid(['姓名', '登录名', '角色', '评查组', '状态', '办理'], body),
    ),
  ];
}
