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
  return make('span', { class: 'acts' }, acts);
}

// The page as it was beside the page handed in.
function twoPages(item) {
  const submitted = [...item.events].reverse().find((one) => one.proof_name);
  const picture = submitted && /\.(png|jpe?g|webp)$/i.test(submitted.proof_name);
  const address_ = submitted ? `/api/v1/campaigns/items/${item.id}/proofs/${submitted.id}` : '';
  const old = item.case && item.pages.length
    ? make('img', {
        alt: `原卷第${item.pages[0]}页`, loading: 'lazy', src: pictureAddress(item.case, item.pages[0], 'page'),
      })
    : make('p', { class: 'hint', text: item.pages.length ? `原卷第${item.pages.join('、')}页` : '原卷缺少该文书' });
  return make(
    'div',
    { class: 'two-pages' },
    make('figure', {}, make('figcaption', { text: '原卷' }), old),
    make(
      'figure',
      {},
      make('figcaption', { text: '提交的页面' }),
      submitted
        ? picture
          ? make('img', { alt: submitted.proof_name, loading: 'lazy', src: address_ })
          : make('p', {}, button(submitted.proof_name, () => download(address_.replace('/api/v1', '')).catch(tellRefusal)))
        : make('p', { class: 'hint', text: '还没有提交' }),
    ),
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
  const line = (name, text) => (text ? [make('dt', { text: name }), make('dd', { text })] : []);
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
    make(
      'dl',
      { class: 'facts plan' },
      line('责任单位', item.unit),
      line('案卷', `${item.case_no}　${item.cause}`),
      line('事实', item.facts),
      line('依据', item.basis),
      line('整改措施', item.measure),
      line('完成标准', item.standard),
      line('责任部门', item.department),
      line('期限', item.deadline),
      line('进度', `${item.progress}%`),
      line('自查结论', item.plan.own_check),
    ),
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
