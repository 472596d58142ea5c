// 合议与定级: choose a file, see where A and B differ, decide jointly, tell the agency, grade.

const COMPARED = ['comparing', 'deciding', 'feedback', 'objecting', 'graded'];

function ruleDialog(host, file) {
  return (finding) => {
    const text = make('textarea', { required: true, maxlength: '2000', placeholder: '这一缺陷项今后如何掌握' });
    formDialog(
      host,
      `定为口径：${finding.defect} ${finding.name}`,
      [
        labelled('口径', text),
        make('p', { class: 'hint', text: '此后各评查员在复核台看到该项时，口径显示在旁。已作出的认定不变。' }),
      ],
      '写入口径',
      async () => {
        await post(campaignPath('/rulings'), {
          defect: finding.defect, text: text.value.trim(), file: file.id,
        });
        notify('口径已写入。');
      },
    );
  };
}

function personDialog(host, title, words, people, send) {
  const who = choice(people.map((one) => [one.login, `${one.name}（${one.part_name}）`]), people[0].login);
  formDialog(host, title, [make('p', { text: words }), labelled('人员', who)], '指定', () => send(who.value));
}

// What can be done next with the file, by its state.
function fileActs({ root, view }, file, seen, detail, reload) {
  const path = campaignPath(`/files/${file.id}`);
  const leads = detail ? detail.leads : view.campaign.part !== 'reviewer';
  if (!leads || view.campaign.state !== 'open') return null;
  const named = new Set(file.seats.map((seat) => seat.name));
  const outside = view.people.filter((one) => !named.has(one.name));
  const then = (work) => async () => { await work(); await reload(); };
  const acts = [];
  if (file.state === 'comparing' && seen) {
    const third = seen.way === 'third' && !file.seats.some((one) => one.seat === '第三人');
    acts.push(
      third
        ? button('指定第三人复评', () =>
            personDialog(root, '指定第三人复评', seen.why, outside, then2(path + '/third', reload)),
          { class: 'button primary' })
        : act('建立合议卷', then(() => post(`${path}/joint`)), { class: 'button primary' }),
    );
  }
  if (file.joint_case)
    acts.push(
      make('a', { class: 'button', href: address('review', { case: file.joint_case }), text: '打开合议卷' }),
    );
  const graded = detail && detail.grades.length > 0;
  if (file.state === 'deciding' && !graded)
    acts.push(act('完成合议并评分', then(() => post(`${path}/conclude`)), { class: 'button primary' }));
  if (file.joint_case && graded && file.state !== 'graded')
    acts.push(button('重新评分', () => againDialog(root, path, reload)));
  if (file.state === 'deciding' && graded)
    acts.push(act('送出反馈单', then(() => post(`${path}/feedback`)), { class: 'button primary' }));
  if (['deciding', 'feedback', 'objecting'].includes(file.state) && detail && detail.grades.length) {
    if (detail.grades.at(-1).grade === '不合格')
      acts.push(act('确认不合格', then(() => post(`${path}/confirm`))));
  }
  if (['feedback', 'objecting'].includes(file.state)) {
    if (detail && detail.objections.some((one) => !one.answer))
      acts.push(
        button('指定答复人', () =>
          personDialog(root, '指定答复人', '申辩由没有参加本卷评查的人答复。', outside, then2(path + '/answerer', reload))),
      );
    acts.push(act('定级', then(() => post(`${path}/publish`)), { class: 'button primary' }));
  }
  return make('span', { class: 'acts' }, acts);
}

// The joint case was changed after it had a grade: another version, with the reason.
function againDialog(host, path, done) {
  const why = make('textarea', { required: true, maxlength: '2000' });
  formDialog(
    host,
    '重新评分',
    [make('p', { text: '合议卷改动以后，留存新的一版得分和等次。' }), labelled('理由', why)],
    '评分',
    async () => {
      await post(`${path}/conclude`, { why: why.value.trim() });
      await done();
    },
  );
}

const then2 = (path, reload) => async (login) => {
  await post(path, { login });
  await reload();
};

function fileChoice(files, chosen, open) {
  return make(
    'ul',
    { class: 'file-list' },
    files.map((one) =>
      make(
        'li',
        {},
        make(
          'button',
          {
            type: 'button',
            class: 'file-choice',
            'aria-current': one.id === chosen ? 'true' : null,
            onclick: () => open(one.id),
          },
          make('span', { class: 'file-no', text: one.case_no }),
          make('span', { class: 'file-score nums', text: one.total === null ? '' : points(one.total) }),
          make('span', { class: 'hint', text: one.agency }),
          make('span', { class: `tag ${stateToneOf(one.state)}`, text: one.grade && one.state === 'graded' ? one.grade : one.state_name }),
        ),
      ),
    ),
  );
}

const stateToneOf = (state) => ({ comparing: 'warn', graded: 'good' })[state] ?? 'info';

async function showJoint(root) {
  await openCampaign(root, '合议与定级', async (frame) => {
    const list = make('nav', { class: 'card file-nav', 'aria-label': '案卷' });
    const panel = make('div', { class: 'blocks' });
    frame.page.append(make('div', { class: 'blocks joint' }, list, panel));
    let files = [];
    async function open(id) {
      const place = new URL(location.href);
      place.searchParams.set('file', id);
      window.history.replaceState(null, '', place);
      ({ files } = await api(campaignPath('/files')));
      const shown = files.filter((one) => COMPARED.includes(one.state));
      const file = shown.find((one) => one.id === id) || shown[0];
      list.replaceChildren(
        shown.length
          ? fileChoice(shown, file.id, (one) => open(one).catch(tellRefusal))
          : empty('还没有可比对的案卷', '两名评查员都完成后，案卷列在这里。'),
      );
      panel.replaceChildren(...(file ? await filePanel(frame, file, () => open(file.id)) : []));
    }
    await open(Number(query('file')) || 0);
  });
}

async function filePanel(frame, file, reload) {
  const path = campaignPath(`/files/${file.id}`);
  const tolerate = (refusal) => {
    if (refusal instanceof Refusal && [403, 409].includes(refusal.status)) return refusal;
    throw refusal;
  };
  const [seen, detail] = await Promise.all([
    api(`${path}/comparison`).catch(tolerate),
    api(path).catch(tolerate),
  ]);
  const compared = seen instanceof Refusal ? null : seen;
  const known = detail instanceof Refusal ? null : detail;
  const { root, view } = frame;
  const leads = view.campaign.part !== 'reviewer' && view.campaign.state === 'open';
  return [
    section(
      `${file.case_no}　${file.agency}`,
      fileActs(frame, file, compared, known, reload),
      compared
        ? comparisonBlocks(
            { ...compared, open: file.state === 'deciding' && view.campaign.state === 'open' },
            leads ? ruleDialog(root, file) : null,
            reload,
          )
        : make('p', { text: seen.message }),
    ),
    known && (known.grades.length || known.feedback.length)
      ? section(
          '定级',
          null,
          scrolled('定级版本', versionTable(known.grades)),
          known.feedback.map(feedbackBlock),
          known.objections.length
            ? objectionTable(root, path, known.objections, view.campaign.state === 'open', reload)
            : null,
        )
      : null,
  ].filter(Boolean);
}
