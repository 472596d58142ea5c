// 文书: what can be downloaded, what stands in the way, and the texts that people write.

function paperRow(one, told) {
  const words = make('div', { class: 'paper-words', 'aria-live': 'polite' });
  const get = button('下载', async () => {
    get.disabled = true;
    words.replaceChildren();
    try {
      await download(campaignPath(`/papers/${one.paper}?about=${encodeURIComponent(one.subject)}`));
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      words.replaceChildren(blocked(refusal));
    }
    get.disabled = false;
  }, { class: 'button small', 'aria-label': `下载${one.name}${one.subject_name ? `：${one.subject_name}` : ''}` });
  return [
    make('div', {}, make('b', { text: told ? one.subject_name : one.name }), words),
    make('span', { class: 'acts end' }, one.public ? make('span', { class: 'tag', text: '对外，已脱敏' }) : null, get),
  ];
}

// Why a paper cannot leave the house, with each place that disagrees.
function blocked(refusal) {
  const reasons = (refusal.detail && refusal.detail.reasons) || [];
  return make(
    'div',
    { class: 'blocked' },
    make('p', {}, make('span', { class: 'tag bad', text: '不能导出' }),
      reasons.length ? ' 下列各处与评查记录不一致：' : ` ${refusal.message}`),
    reasons.length
      ? make('p', { class: 'hint', text: '系统统计的数字，请刷新后重新下载；写在文字里的，请改正该处文字。' })
      : null,
    reasons.length ? make('ul', {}, reasons.map((text) => make('li', { text }))) : null,
  );
}

function paperBlocks(papers) {
  const whole = papers.filter((one) => !one.subject);
  const kinds = [...new Set(papers.filter((one) => one.subject).map((one) => one.paper))];
  const rows = (some, told) => table(['文书', ['下载', 'number']], some.map((one) => paperRow(one, told)), { classes: 'papers' });
  return [
    section('全部案卷的文书', null, rows(whole, false)),
    section(
      '分单位、分案卷的文书',
      null,
      kinds.map((kind) => {
        const some = papers.filter((one) => one.paper === kind);
        return make(
          'details',
          {},
          make('summary', { text: `${some[0].name}（${some.length}）` }),
          rows(some, true),
        );
      }),
    ),
  ];
}

function textBlock(data) {
  const subject = choice(data.subjects.map((one) => [one.subject, one.name]), '', { 'aria-label': '对象' });
  const fields = make('div', { class: 'blocks' });
  function show() {
    fields.replaceChildren(
      ...data.texts
        .filter((one) => one.subject === subject.value)
        .map((one) => {
          const short = /文号|编号/.test(one.name);
          const area = make(short ? 'input' : 'textarea', { maxlength: short ? '200' : '20000' });
          area.value = one.text;
          area.addEventListener('change', async () => {
            try {
              await request(campaignPath('/papers/texts'), {
                method: 'PUT', json: { subject: one.subject, key: one.key, text: area.value },
              });
              one.text = area.value;
              notify(`“${one.name}”已保存。`);
            } catch (refusal) {
              tellReasons(refusal);
            }
          });
          return labelled(one.name, area);
        }),
    );
  }
  subject.addEventListener('change', show);
  show();
  return section(
    '由人填写的内容',
    null,
    make('p', { class: 'hint', text: '没有填写的，文书中印“（由评查机构填写）”。离开输入框即保存。' }),
    labelled('对象', subject),
    fields,
  );
}

// 典型问题剖析: cases told without names, as the analysis prints them.
function typicalBlock(root, data, reload) {
  async function keep(cases) {
    await request(campaignPath('/papers/typical'), { method: 'PUT', json: { cases } });
    await reload();
  }
  return section(
    '典型问题剖析',
    button('增加', () => typicalDialog(root, data, null, keep), { class: 'button small' }),
    make('p', { class: 'hint', text: '写入案件评查分析报告；不写单位、当事人和人员姓名。' }),
    table(
      ['类别', '标题', ['办理', 'number']],
      data.typical.map((one, at) => [
        one.category_name,
        make('b', { text: one.title }),
        make(
          'span',
          { class: 'acts end' },
          button('修改', () => typicalDialog(root, data, at, keep), { class: 'button small' }),
          act('删除', () => keep(data.typical.filter((_, other) => other !== at)), { class: 'button small' }),
        ),
      ]),
      { caption: '典型问题', none: '还没有' },
    ),
  );
}

function typicalDialog(host, data, at, keep) {
  const old = at === null ? {} : data.typical[at];
  const area = (text, required) => {
    const field = make('textarea', { maxlength: '20000', rows: '2', required });
    field.value = text || '';
    return field;
  };
  const category = choice(data.categories.map((one) => [one, one]), old.category_name || data.categories[0]);
  const title = make('input', { type: 'text', maxlength: '200', required: true, value: old.title || '' });
  const fields = {
    facts: ['基本情况', area(old.facts, true)], violated: ['违反的规定', area(old.violated, true)],
    effect: ['影响', area(old.effect, false)], right_way: ['正确做法', area(old.right_way, true)],
  };
  const grave = make('input', { type: 'checkbox', checked: Boolean(old.substantive) });
  formDialog(
    host,
    '典型问题剖析',
    [
      labelled('类别', category),
      labelled('标题', title),
      ...Object.values(fields).map(([name, field]) => labelled(name, field)),
      make('label', { class: 'check' }, grave, '影响处理结果的实体问题'),
    ],
    '保存',
    async () => {
      const told = {
        category_name: category.value, title: title.value.trim(), substantive: grave.checked,
        ...Object.fromEntries(Object.entries(fields).map(([key, [, field]]) => [key, field.value.trim()])),
      };
      await keep(at === null ? [...data.typical, told] : data.typical.map((one, other) => (other === at ? told : one)));
    },
  );
}

async function showPapers(root) {
  await openCampaign(root, '文书', async ({ page }) => {
    const body = make('div', { class: 'blocks halves' });
    page.append(body);
    async function show() {
      const data = await api(campaignPath('/papers'));
      body.replaceChildren(
        make('div', { class: 'blocks' }, paperBlocks(data.papers)),
        make('div', { class: 'blocks' }, textBlock(data), typicalBlock(root, data, show)),
      );
    }
    await show();
  });
}
