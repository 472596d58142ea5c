// 定级: versions of the grade, feedback to the agency, objections and their answers.

function versionTable(grades) {
  return table(
    [['版本', 'number'], '阶段', ['A', 'number'], ['B', 'number'], ['合议', 'number'], ['得分', 'number'], '等次', '说明'],
    [...grades].reverse().map((one) => [
      String(one.version),
      one.stage_name,
      points(one.a_total),
      points(one.b_total),
      points(one.joint_total),
      make('b', { text: points(one.total) }),
      make(
        'span',
        { class: 'acts' },
        make('b', { text: one.grade }),
        one.marks.map((mark) =>
          make('span', {
            class: `tag ${mark.mark === 'published' ? 'good' : 'info'}`,
            text: `${mark.who}${mark.mark === 'published' ? '定级' : '确认'}`,
          }),
        ),
      ),
      make(
        'div',
        {},
        make('span', { text: [one.way_name, one.why].filter(Boolean).join('；') }),
        make('p', { class: 'hint', text: `${one.who} ${shortTime(one.at)}` }),
      ),
    ]),
    { caption: '定级版本', none: '还没有定级' },
  );
}

function feedbackBlock(sent) {
  return make(
    'details',
    {},
    make('summary', {
      text: `反馈单：${sent.items.length} 项，${sent.sent ? shortTime(sent.sent) + '送出' : '未送出'}，申辩至 ${sent.due || '—'}`,
    }),
    table(
      ['问题', '事实', '所在', ['扣分', 'number']],
      sent.items.map((one) => [
        make('div', {}, severityBadge(one), ' ', make('b', { text: `${one.code} ${one.name}` })),
        one.message,
        one.places.join('；'),
        points(one.points),
      ]),
      { caption: '反馈的问题' },
    ),
  );
}

function answerDialog(host, path, objection, done) {
  const outcome = choice(
    [['refused', '不采纳'], ['accepted', '采纳：问题不成立'], ['partly', '部分采纳：改扣分']],
    'refused',
  );
  const less = make('input', { type: 'number', min: '0', step: '0.5', placeholder: '只能减少' });
  const field = labelled('改为扣分', less);
  field.hidden = true;
  outcome.addEventListener('change', () => {
    field.hidden = outcome.value !== 'partly';
  });
  const reason = make('textarea', { required: true, maxlength: '2000' });
  formDialog(
    host,
    '答复申辩',
    [make('p', { text: objection.text }), labelled('结论', outcome), field, labelled('理由', reason)],
    '答复',
    async () => {
      await post(`${path}/objections/${objection.id}/answer`, {
        outcome: outcome.value,
        reason: reason.value.trim(),
        points: outcome.value === 'partly' && less.value ? Number(less.value) : null,
      });
      await done();
    },
  );
}

function objectionTable(host, path, objections, mayAnswer, done) {
  return table(
    ['申辩', '材料', '答复', ['办理', 'number']],
    objections.map((one) => [
      make('div', {}, make('p', { text: one.text }), make('p', { class: 'hint', text: `${one.who} ${shortTime(one.at)}` })),
      one.proof
        ? button(one.proof, () => download(`${path}/objections/${one.id}/proof`).catch(tellRefusal), {
            class: 'button small',
          })
        : '—',
      one.answer
        ? make(
            'div',
            {},
            make('span', {
              class: `tag ${one.answer.outcome === 'refused' ? '' : 'good'}`,
              text: one.answer.outcome_name,
            }),
            make('p', { text: one.answer.reason }),
            one.answer.who ? make('p', { class: 'hint', text: one.answer.who }) : null,
          )
        : make('span', { class: 'tag warn', text: '待答复' }),
      !one.answer && mayAnswer
        ? button('答复', () => answerDialog(host, path, one, done), { class: 'button small' })
        : '',
    ]),
    { caption: '申辩', none: '没有申辩' },
  );
}
