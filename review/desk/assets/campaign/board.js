// 分派与进度: the sample by state, who reviews what, what is late.

const BOARD_SECONDS = 5;

function seatWords(one) {
  if (!one.seats.length) return make('span', { class: 'soft', text: '未分派' });
  return make(
    'span',
    { class: 'seats' },
    one.seats.map((seat) =>
      make(
        'span',
        { class: 'seat', title: seat.finished ? '已完成' : '未完成' },
        make('i', { class: seat.finished ? 'seat-done' : 'seat-open', 'aria-hidden': 'true' }),
        `${seat.seat} ${seat.name}`,
        make('span', { class: 'visually-hidden', text: seat.finished ? '已完成' : '未完成' }),
      ),
    ),
  );
}

function fileTable(files) {
  return table(
    ['案号', '单位', '类型', ['页数', 'number'], '阶段', '评查员', '期限'],
    files.map((one) => [
      [make('b', { text: one.case_no }), 'nowrap'],
      make('span', {}, one.agency, make('br'), make('span', { class: 'hint', text: one.cause })),
      [one.kind_name, 'nowrap'],
      one.pages ? String(one.pages) : '—',
      make(
        'span',
        {},
        make('span', { class: `tag ${stateTone(one.state)}`, text: one.state_name }),
        one.matched_by && one.matched_by !== '案号'
          ? make('span', { class: 'hint', text: `　按${one.matched_by}匹配` })
          : null,
      ),
      seatWords(one),
      [make('span', { class: one.overdue ? 'tag bad' : 'nums', text: one.due || '—' }), 'nowrap'],
    ]),
    { caption: '抽中案卷', none: '这个阶段没有案卷' },
  );
}

const stateTone = (state) =>
  ({ awaiting_file: 'warn', reading: '', graded: 'good' })[state] ?? 'info';

function progressBar(done, whole) {
  return make(
    'span',
    { class: 'progress-cell' },
    make(
      'span',
      { class: 'bar', 'aria-hidden': 'true' },
      make('i', { style: `width:${whole ? (done / whole) * 100 : 0}%` }),
    ),
    make('span', { class: 'nums', text: `${done} / ${whole}` }),
  );
}

function progressBlocks(board) {
  return make(
    'div',
    { class: 'blocks two' },
    section(
      '评查员',
      null,
      table(
        ['姓名', ['卷数', 'number'], ['页数', 'number'], '已完成'],
        board.reviewers.map((one) => [
          one.removed ? `${one.name}（已移出）` : one.name,
          String(one.files),
          String(one.pages),
          progressBar(one.finished, one.files),
        ]),
        { caption: '评查员进度' },
      ),
    ),
    section(
      '单位',
      null,
      scrolled(
        '单位进度',
        table(
          ['单位', ['抽中', 'number'], ['到卷', 'number'], ['评毕', 'number'], ['定级', 'number']],
          board.agencies.map((one) => [
            one.agency, String(one.drawn), String(one.handed_in), String(one.reviewed),
            String(one.graded),
          ]),
          { caption: '单位进度' },
        ),
        '320px',
      ),
    ),
  );
}

function lateBlock(overdue) {
  return section(
    `逾期：${overdue.length} 份`,
    null,
    table(
      ['案号', '单位', '阶段', '期限', '等待'],
      overdue.map((one) => [
        make('b', { text: one.case_no }), one.agency, one.state_name,
        make('span', { class: 'tag bad', text: one.due }), one.waiting_for.join('、') || '—',
      ]),
      { caption: '逾期的案卷' },
    ),
  );
}

async function showBoard(root) {
  await openCampaign(root, '分派与进度', async ({ page, campaign }) => {
    const body = make('div', { class: 'blocks' });
    page.append(body);
    const may = campaign.part === 'chief' && campaign.state === 'open';
    let state = query('state');
    async function show() {
      const [board, data] = await Promise.all([
        api(campaignPath('/board')),
        api(campaignPath('/files')),
      ]);
      const shown = data.files.filter((one) => !state || one.state === state);
      const choose = (name) => () => {
        state = name;
        show().catch(tellRefusal);
      };
      const chip = (name, text, count) =>
        make(
          'button',
          { type: 'button', class: 'choice', 'aria-pressed': String(state === name), onclick: choose(name) },
          text,
          make('b', { text: String(count) }),
        );
      body.replaceChildren(
        ...(may ? [handInArea(show)] : []),
        ...(data.unmatched.length ? [unmatchedBlock(root, data, show)] : []),
        ...(board.overdue.length ? [lateBlock(board.overdue)] : []),
        section(
          '抽中案卷',
          may
            ? act(
                board.unassigned ? `分派 ${board.unassigned} 份` : '分派',
                () => assign(root, show),
                { class: `button ${board.unassigned ? 'primary' : ''}` },
              )
            : null,
          make(
            'div',
            { class: 'choices', role: 'group', 'aria-label': '按阶段筛选' },
            chip('', '全部', board.drawn),
            board.states
              .filter((one) => one.count || one.state === state)
              .map((one) => chip(one.state, one.name, one.count)),
          ),
          board.without_copies
            ? make('p', { class: 'hint', role: 'status', text: `正在为评查员制作副本：还有 ${board.without_copies} 份案卷；可以离开本页。` })
            : null,
          scrolled('抽中案卷', fileTable(shown), '520px'),
        ),
        progressBlocks(board),
      );
      // The desk itself matches what was read, and makes copies: the page shows how far it is.
      moving = board.without_copies > 0 || data.unmatched.some((one) => one.why === 'reading');
    }
    let moving = false;
    await show();
    poll(async () => {
      if (moving && !document.querySelector('dialog[open]')) await show().catch(() => null);
      return true;
    }, BOARD_SECONDS);
  });
}

async function assign(root, show) {
  const done = await post(campaignPath('/assign'));
  const words = [`分派 ${done.assigned} 份`, `开评 ${done.copies} 份副本`];
  if (done.left) words.push(`还有 ${done.left} 份正在后台制作副本`);
  if (done.waiting) words.push(`${done.waiting} 份还在识读，读完即开评`);
  notify(words.join('；') + '。');
  if (done.unseated.length)
    openDialog(
      root,
      `有 ${done.unseated.length} 份不能分派`,
      table(
        ['案号', '单位', '原因'],
        done.unseated.map((one) => [one.case_no, one.agency, one.why]),
      ),
      [make('button', { class: 'button primary', value: '', text: '知道了' })],
    );
  await show();
}
