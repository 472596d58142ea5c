// 评查人员 of an evaluation: parts, teams, and the agencies each keeps away from.

const PARTS = [
  ['reviewer', '评查员'],
  ['leader', '组长'],
  ['chief', '负责人'],
];

function agencyChoices(agencies, chosen) {
  if (!agencies.length)
    return make('p', { class: 'hint', text: '导入台账后，可以勾选本人所在的单位。' });
  return make(
    'div',
    { class: 'problems' },
    agencies.map((name) =>
      make(
        'label',
        { class: 'check' },
        make('input', { type: 'checkbox', value: name, checked: chosen.includes(name) }),
        name,
      ),
    ),
  );
}

async function personPartDialog(host, view, person, done) {
  const { accounts } = person ? { accounts: [] } : await api(campaignPath('/accounts'));
  if (!person && !accounts.length) {
    notify('没有可以增加的人员。请管理员先在“设置 → 人员”中建立账号。', 'error');
    return;
  }
  const who = choice(
    accounts.map((one) => [one.login, `${one.name}（${one.role_name}${one.team ? '，' + one.team : ''}）`]),
    accounts.length ? accounts[0].login : '',
  );
  const part = choice(PARTS, person ? person.part : 'reviewer');
  const team = make('input', { type: 'text', maxlength: '64', value: person ? person.team : '' });
  const own = agencyChoices(view.agencies, person ? person.agencies : []);
  formDialog(
    host,
    person ? `修改：${person.name}` : '增加评查人员',
    [
      person ? null : labelled('人员', who),
      labelled('分工', part),
      labelled('评查组（可不填）', team),
      make(
        'div',
        { role: 'group', 'aria-label': '回避单位' },
        make('span', { class: 'field-name', text: '回避单位：不评这些单位的案卷' }),
        own,
      ),
    ].filter(Boolean),
    person ? '保存' : '增加',
    async () => {
      const agencies = [...own.querySelectorAll('input:checked')].map((one) => one.value);
      const login = person ? person.login : who.value;
      await api(campaignPath(`/people/${encodeURIComponent(login)}`), {
        method: 'PUT',
        json: { part: part.value, team: team.value.trim(), agencies },
      });
      await done();
    },
  );
}

function peopleBlock(host, view, done) {
  const leads = view.campaign.part === 'chief' && view.campaign.state !== 'closed';
  async function leave(one) {
    const sure = await ask(
      host,
      `移出：${one.name}`,
      '其未完成的案卷退回待分派，已完成的评查保留。',
      '移出',
    );
    if (!sure) return;
    try {
      const left = await api(campaignPath(`/people/${encodeURIComponent(one.login)}`), {
        method: 'DELETE',
      });
      notify(`已移出。退回待分派 ${left.given_back} 份，保留 ${left.kept} 份。`);
      await done();
    } catch (refusal) {
      tellReasons(refusal);
    }
  }
  const heads = ['姓名', '分工', '评查组', '回避单位', ['承担卷数', 'number']];
  if (leads) heads.push(['办理', 'number']);
  const rows = view.people.map((one) => [
    make('b', { text: one.name }),
    one.part_name,
    one.team || '—',
    one.agencies.join('、') || '—',
    String(one.files),
    ...(leads
      ? [
          make(
            'span',
            { class: 'acts', style: 'justify-content:flex-end' },
            button('修改', () => personPartDialog(host, view, one, done), {
              class: 'button small',
              'aria-label': `修改：${one.name}`,
            }),
            button('移出', () => leave(one), {
              class: 'button small',
              'aria-label': `移出：${one.name}`,
            }),
          ),
        ]
      : []),
  ]);
  return section(
    '评查人员',
    leads
      ? button('增加人员', () => personPartDialog(host, view, null, done).catch(tellRefusal), {
          class: 'button primary',
        })
      : null,
    table(heads, rows, { caption: '评查人员' }),
  );
}
