// 评查标准 and 运行设置: what is in force, and the few switches of the office.

function overrideRow(one) {
  const name = one.name && one.name !== one.code ? `${one.code} ${one.name}` : one.code;
  return make(
    'tr',
    {},
    make('td', { text: one.table }),
    make('td', { text: name }),
    make('td', { text: one.field || one.kind_name }),
    make('td', { class: 'soft', text: one.old }),
    make('td', { text: one.new }),
  );
}

async function standardsPanel() {
  const view = await api('/standards');
  const localLaws = view.local_laws || [];
  return [
    settingCard(
      { title: '在用的评查标准' },
      factList([
        ['程序', view.program],
        ['评查标准', `${view.version}　${view.defects} 项缺陷`],
        ['法律文本', view.laws],
        [
          '本地规定',
          localLaws.length
            ? make(
                'ul',
                {},
                localLaws.map((text) => make('li', { text: `《${text}》` })),
              )
            : make('span', { class: 'soft', text: '没有收录' }),
        ],
      ]),
    ),
    settingCard(
      { title: '登记库' },
      view.registers.length
        ? grid(
            ['名称', '行数', '截至'],
            view.registers.map((one) =>
              make(
                'tr',
                {},
                make('td', { text: one.name }),
                make('td', { class: 'nums', text: one.rows.toLocaleString('zh-CN') }),
                make('td', { text: one.as_of }),
              ),
            ),
          )
        : make('p', {
            class: 'soft',
            text: '没有登记库。执法人员、权责清单等项目因此只能作“无法判断”；用 juanjian register 导入。',
          }),
    ),
    settingCard(
      { title: '本单位的设定' },
      make('p', { class: 'soft', text: '写在单位文件夹的 office.yaml 中，这里只显示在用的。' }),
      view.overrides.length
        ? grid(['表', '项目', '栏目', '随附标准', '本单位'], view.overrides.map(overrideRow))
        : make('p', { text: '没有另作设定，全部按随附标准。' }),
    ),
  ];
}

// Whether verdicts may teach; more of it stands on the page 学习.
async function consentCard() {
  const { consent } = await api('/learning');
  const box = make('input', {
    type: 'checkbox',
    id: 'learning-consent',
    checked: consent.on,
    onchange: async () => {
      try {
        await api('/learning/consent', { method: 'PUT', json: { on: box.checked } });
        notify(box.checked ? '已同意：今后的认定作为样例。' : '已撤回同意；已有样例可在“学习”页删除。');
      } catch (refusal) {
        box.checked = !box.checked;
        tellRefusal(refusal);
      }
    },
  });
  return settingCard(
    { title: '学习' },
    make('label', { class: 'check' }, box, '同意用评查人员的认定改进系统'),
    make(
      'p',
      { class: 'soft' },
      '认定成为样例，留在本单位；系统不会自己改变，候选须比对后由管理员启用。同意和撤回都记入日志。',
      make('a', { href: address('learning'), text: '样例、候选和启用记录' }),
    ),
  );
}

async function officePanel() {
  const view = await api('/settings');
  async function put(json, words) {
    try {
      await api('/settings', { method: 'PUT', json });
      notify(words);
      return true;
    } catch (refusal) {
      tellRefusal(refusal);
      return false;
    }
  }
  const mark = make('input', {
    type: 'checkbox',
    id: 'watermark',
    checked: view.watermark,
    onchange: async () => {
      if (
        !(await put(
          { watermark: mark.checked },
          mark.checked ? '页面图像将带查看人姓名。' : '页面图像不再带水印。',
        ))
      )
        mark.checked = !mark.checked;
    },
  });
  const name = make('input', {
    type: 'text',
    maxlength: '100',
    value: view.office_name || '',
    placeholder: '用在评查表和意见书的抬头',
  });
  const form = make(
    'form',
    { class: 'inline-form' },
    labelled('单位名称', name),
    make('button', { class: 'button', text: '保存' }),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    put({ office_name: name.value.trim() }, '单位名称已保存。');
  });
  return [
    settingCard(
      { title: '运行设置' },
      make('label', { class: 'check' }, mark, '页面图像加水印（查看人姓名）'),
      make('p', {
        class: 'soft',
        text: '水印很淡，不影响阅读；外传的截图可以追查到人。关闭和开启都记入日志。',
      }),
      form,
    ),
    await consentCard(),
  ];
}
