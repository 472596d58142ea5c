// 反馈与整改: what an account of a unit under review sees: its own feedback, objections, items.

function objectDialog(host, file, item, done) {
  const text = make('textarea', { required: true, maxlength: '2000', placeholder: '对事实、依据或扣分有何不同意见' });
  const proof = make('input', { type: 'file', accept: '.pdf,.jpg,.jpeg,.png' });
  const original = make('input', { type: 'checkbox' });
  proof.addEventListener('change', () => {
    original.required = proof.files.length > 0;
  });
  formDialog(
    host,
    `申辩：${item.code} ${item.name}`,
    [
      make('p', { text: item.message }),
      labelled('申辩意见', text),
      labelled('原有材料（可不附）', proof),
      make('label', { class: 'check' }, original, '所附材料在办案时已经存在，不是事后补造、补签'),
    ],
    '提交申辩',
    async () => {
      await sendFile(`/campaigns/unit/files/${file.file_id}/objections`, proof.files[0], 'proof', {
        finding: item.finding, text: text.value.trim(), original: original.checked ? '1' : '',
      });
      await done();
    },
  );
}

function unitFile(host, file, done) {
  const sent = file.feedback.at(-1);
  const said = new Map(file.objections.map((one) => [one.finding, one]));
  const open = !file.final && !file.waived && sent && sent.due && sent.due >= today();
  return section(
    `${file.case_no}　${file.cause}`,
    open
      ? act('全部无异议', async () => {
          const sure = await ask(host, '无异议', '表示对反馈的问题没有（其他）异议，评查机构可以定级。', '无异议');
          if (!sure) return;
          await post(`/campaigns/unit/files/${file.file_id}/waive`);
          await done();
        })
      : null,
    make(
      'p',
      { class: 'acts' },
      make('span', { class: `tag ${file.final ? 'good' : 'info'}`, text: file.final ? '已定级' : file.state_name }),
      make('span', {}, file.final ? '得分 ' : '拟评 ', make('b', { class: 'nums', text: points(file.total) }), `　${file.grade}`),
      file.final ? null : make('span', { class: 'soft', text: sent && sent.due ? `申辩至 ${sent.due}` : '' }),
      file.waived ? make('span', { class: 'tag', text: '已表示无异议' }) : null,
    ),
    table(
      ['问题', '事实', ['扣分', 'number'], '申辩'],
      file.feedback.flatMap((one) => one.items).map((one) => [
        make('div', {}, severityBadge(one), ' ', make('b', { text: `${one.code} ${one.name}` }),
          make('p', { class: 'hint', text: one.places.join('；') })),
        make('div', {}, make('p', { text: one.message }), make('p', { class: 'hint', text: one.advice })),
        points(one.points),
        said.has(one.finding) ? objectionWords(said.get(one.finding)) : open
          ? button('申辩', () => objectDialog(host, file, one, done), { class: 'button small', 'aria-label': `申辩：${one.code} ${one.name}` })
          : '—',
      ]),
      { caption: '反馈的问题' },
    ),
  );
}

function objectionWords(one) {
  return make(
    'div',
    {},
    make('p', { text: one.text }),
    one.answer
      ? make('p', {}, make('span', { class: 'tag info', text: one.answer.outcome_name }), ` ${one.answer.reason}`)
      : make('span', { class: 'tag warn', text: '待答复' }),
  );
}

const today = () => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

async function showUnit(root) {
  const body = make('div', { class: 'blocks' });
  const panel = make('div', { class: 'blocks' });
  const head = make('div', { class: 'headline' }, make('h1', { text: '反馈与整改' }));
  root.append(make('div', { class: 'page campaign' }, head, body));
  let chosen = 0;
  async function show() {
    const [view, data] = await Promise.all([api('/campaigns/unit'), api('/campaigns/items')]);
    head.replaceChildren(make('h1', { text: '反馈与整改' }), make('span', { class: 'soft', text: view.agency }));
    if (!data.items.some((one) => one.id === chosen)) chosen = data.items.length ? data.items[0].id : 0;
    const open = (id) => {
      chosen = id;
      show().catch(tellRefusal);
    };
    body.replaceChildren(
      make('h2', { text: `反馈的案卷：${view.files.length} 份` }),
      ...view.files.map((one) => unitFile(root, one, show)),
      ...(view.files.length ? [] : [make('div', { class: 'card' }, empty('还没有反馈', '评查机构送出反馈单后，列在这里。'))]),
      make(
        'div',
        { class: 'blocks halves' },
        section(`整改项：${data.total} 项`, null, reminderLine(data, open), scrolled('整改项', itemTable(data.items, chosen, open, false), '520px')),
        panel,
      ),
    );
    panel.replaceChildren(...(chosen ? [itemPanel(root, await api(`/campaigns/items/${chosen}`), show)] : []));
  }
  await show().catch((refusal) => body.replaceChildren(empty(refusal.message)));
}
