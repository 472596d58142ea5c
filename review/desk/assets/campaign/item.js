// One 整改项: what is wrong, the old page beside the new one, its steps, and what can be done now.

const STEP_NAMES = {
  claim: '认领', start: '开始整改', report: '填报进度', submit: '提交佐证', pass: '通过',
  return: '退回', close: '销号',
};
const CHECK_WORDS = { waiting: '排队复查', running: '正在复查', failed: '复查未能完成' };
const OUTCOME_WORDS = { found: '问题仍在', clear: '未再检出', undetermined: '未能判断' };

function stepDialog(host, item, action, done) {
  const note = make('textarea', {
    maxlength: '2000',
    required: action === 'return',
    placeholder: action === 'return' ? '退回须写明理由' : '可不填',
  });
  const progress = choice(['0', '25', '50', '75', '100'].map((one) => [one, `${one}%`]), String(item.progress));
  const check = make('input', { type: 'text', maxlength: '2000', value: item.plan.own_check || '' });
  formDialog(
    host,
    `${STEP_NAMES[action]}：${item.no}`,
    [
      ...(action === 'report' ? [labelled('进度', progress), labelled('自查结论', check)] : []),
      labelled('说明', note),
    ],
    STEP_NAMES[action],
    async () => {
      await post(`/campaigns/items/${item.id}/steps`, {
        action, note: note.value.trim(), progress: Number(progress.value), own_check: check.value.trim(),
      });
      await done();
    },
  );
}

function proofDialog(host, item, done) {
  const file = make('input', { type: 'file', required: true, accept: '.pdf,.jpg,.jpeg,.png,.tif,.tiff,.zip' });
  const pages = make('input', {
    type: 'text', pattern: '[0-9]+(,[0-9]+)*', value: item.pages.join(','), placeholder: '例如 12 或 12,13',
  });
  const note = make('textarea', { maxlength: '2000', placeholder: '如何改正，可不填' });
  formDialog(
    host,
    `提交佐证：${item.no}`,
    [
      labelled('更正后的页面（PDF 或图片，不超过 30 页）', file),
      labelled('替换原卷第几页', pages),
      labelled('说明', note),
      make('p', { class: 'hint', text: '系统用同一检查项复查这些页面；是否通过由两名复核人员决定。' }),
    ],
    '提交',
    async () => {
      await sendFile(`/campaigns/items/${item.id}/proof`, file.files[0], 'file', {
        note: note.value.trim(), replaces: pages.value.trim(),
      });
      notify('已提交，系统正在复查。');
      await done();
    },
  );
}

function itemActs(host, item, done) {
  const acts = item.actions
    .filter((action) => STEP_NAMES[action] && (item.may_review || !['pass', 'return'].includes(action)))
    .map((action) =>
      button(
        action === 'pass' ? '复核：通过' : action === 'return' ? '复核：退回' : STEP_NAMES[action],
        () => (action === 'submit' ? proofDialog : stepDialog)(host, item, ...(action === 'submit' ? [done] : [action, done])),
        { class: `button ${['submit', 'pass', 'close', 'claim'].includes(action) ? 'primary' : ''}` },
      ),
    );
  if (item.actions.includes('amend'))
    acts.push(button('修改三单', () => amendDialog(host, item, done), { class: 'button' }));
  return make('span', { class: 'acts' }, acts);
}

// The page as it was beside the page handed in; of more pages, one below the other.
function twoPages(item) {
  const picture = (side, page, name) =>
    make('img', {
      alt: `${name}第${page}页`, loading: 'lazy',
      src: `/api/v1/campaigns/items/${item.id}/pictures/${side}/${page}`,
    });
  const submitted = [...item.events].reverse().find((one) => one.proof_name);
  const check = item.check && item.check.state === 'done' ? item.check : null;
  const old = [...new Set([...item.pages, ...((check && check.changes) || []).flatMap((one) => one.old_pages)])];
  const fresh = ((check && check.pages) || []).filter((one) => one.picture);
  const file = submitted
    ? make('p', {}, button(submitted.proof_name, () =>
        download(`/campaigns/items/${item.id}/proofs/${submitted.id}`).catch(tellRefusal)))
    : make('p', { class: 'hint', text: '还没有提交' });
  return make(
    'div',
    { class: 'two-pages' },
    make(
      'figure',
      {},
      make('figcaption', {}, old.length ? `原卷第${old.join('、')}页` : '原卷',
        item.case && old.length
          ? make('a', { href: address('review', { case: item.case, page: old[0] }), text: '　在复核台打开' })
          : null),
      old.length ? old.map((page) => picture('case', page, '原卷')) : make('p', { class: 'hint', text: '原卷缺少该文书' }),
    ),
    make('figure', {}, make('figcaption', { text: '提交的页面' }), fresh.map((one) => picture('proof', one.page, '提交的')), file),
  );
}

// The columns of the three lists, as far as this person may change them.
function amendDialog(host, item, done) {
  const text = (value, more = {}) => {
    const field = make('textarea', { maxlength: '2000', rows: '2', ...more });
    field.value = value || '';
    return field;
  };
  const short = (value) => make('input', { type: 'text', maxlength: '200', value: value || '' });
  const measure = text(item.measure);
  const department = short(item.department);
  const kind = choice([['A', 'A 立即改正'], ['B', 'B 限期改正'], ['C', 'C 长期整改']], item.kind);
  const standard = text(item.standard);
  const deadline = make('input', { type: 'date', value: item.deadline || '' });
  const own = item.responsibility;
  const names = {
    leader: '责任领导', section: '责任科室', persons: '责任人（承办、审核、审批）', nature: '责任性质',
    treatment: '拟处理', basis: '处理依据', done: '完成情况',
  };
  const answers = Object.fromEntries(Object.keys(names).map((key) => [key, short(own[key])]));
  formDialog(
    host,
    `修改三单：${item.no}`,
    [
      labelled('整改措施', measure),
      labelled('责任部门', department),
      ...(item.may_set_terms
        ? [
            make('div', { class: 'row-form' }, labelled('整改类型', kind), labelled('期限', deadline)),
            labelled('完成标准', standard),
          ]
        : []),
      ...Object.entries(names).map(([key, name]) => labelled(name, answers[key])),
    ],
    '保存',
    async () => {
      const json = {
        revision: item.revision, measure: measure.value.trim(), department: department.value.trim(),
        responsibility: Object.fromEntries(Object.entries(answers).map(([key, field]) => [key, field.value.trim()])),
      };
      if (item.may_set_terms)
        Object.assign(json, { kind: kind.value, standard: standard.value.trim(), deadline: deadline.value || null });
      await request(`/campaigns/items/${item.id}`, { method: 'PATCH', json });
      notify('三单已修改。');
      await done();
    },
  );
}

function checkLine(item, done) {
  const check = item.check;
  if (!check) return null;
  if (check.state !== 'done')
    return make(
      'p',
      {},
      make('span', { class: 'tag warn', text: CHECK_WORDS[check.state] || check.state }),
      check.error ? ` ${check.error} ` : '',
      check.state === 'failed'
        ? act('重新复查', async () => {
            await post(`/campaigns/items/${item.id}/steps`, { action: 'check_again' });
            await done();
          })
        : null,
    );
  return make(
    'p',
    {},
    make('span', {
      class: `tag ${{ clear: 'good', found: 'bad' }[check.outcome] || 'warn'}`,
      text: `系统复查：${OUTCOME_WORDS[check.outcome] || check.outcome}`,
    }),
    ` ${check.words || check.reason || ''}`,
  );
}

function itemPanel(host, item, done) {
  return section(
    `${item.no}　${item.code} ${item.name}`,
    itemActs(host, item, done),
    make(
      'p',
      { class: 'acts' },
      make('span', { class: `tag ${itemTone(item)}`, text: item.state_name }),
      item.words && !['passed', 'closed', 'returned'].includes(item.state)
        ? make('span', { class: 'tag info', text: `已有 ${item.words} 人复核，须两人一致` })
        : null,
      make('span', { class: 'soft', text: `责任清单 ${item.responsibility_no}　整改清单 ${item.plan_no}` }),
    ),
    factList([
      ['责任单位', item.unit],
      ['案卷', `${item.case_no}　${item.cause}`],
      ['事实', item.facts],
      ['依据', item.basis],
      ['整改措施', item.measure],
      ['完成标准', item.standard],
      ['责任部门', item.department],
      ['期限', item.deadline],
      ['进度', `${item.progress}%`],
      ['自查结论', item.plan.own_check],
    ]),
    checkLine(item, done),
    twoPages(item),
    make(
      'details',
      { open: true },
      make('summary', { text: `办理记录 ${item.events.length} 条` }),
      table(
        ['时间', '人员', '办理', '说明'],
        [...item.events].reverse().map((one) => [
          [shortTime(one.at), 'nowrap'], one.who, one.action_name,
          [one.proof_name, one.note].filter(Boolean).join('　') || '—',
        ]),
        { caption: '办理记录' },
      ),
    ),
  );
}
