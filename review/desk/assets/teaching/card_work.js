// What a training officer does with a card: words, boxes, release, withdrawal, its record.

function cardWork(root, card, again, editing = false) {
  const send = async (path, json, method = 'POST', goOn = false) => {
    try {
      await again(await api(cardPath(card.id, path), { method, json: { ...json, revision: card.revision } }), goOn);
    } catch (refusal) {
      tellRefusal(refusal);
    }
  };
  const acts = [];
  if (card.state === 'draft') {
    acts.push(keyedButton('发布', 'R', () => publish(root, card, send), {
      class: 'button primary', disabled: card.blocked,
      title: card.blocked ? '图上还能读出个人信息' : null,
    }));
  }
  if (card.state !== 'released') {
    acts.push(keyedButton('修改文字', 'E', () => editWords(root, card, send)));
  }
  if (card.state === 'released') acts.push(cardHandout(card));
  if (card.state !== 'withdrawn') {
    acts.push(button('撤回', () => takeBack(root, card, send)));
  }
  const editors = make('div', {});
  if (card.state !== 'released' && card.page_list.length) {
    acts.push(keyedButton('遮盖', 'M', () => toggle(), { 'aria-expanded': 'false' }));
  }
  const toggle = () => {
    const open = !editors.childElementCount;
    editors.replaceChildren(...(open ? card.page_list.map((page) => boxEditor(card, page,
      (one, added, removed) => send(`/pages/${one.ordinal}/covers`, { added, removed }, 'PUT', true))) : []));
  };
  if (card.state !== 'released' && (card.blocked || editing)) toggle();
  return {
    box: make('div', { class: 'card-work' },
      make('div', { class: 'card block work-bar' },
        make('span', { class: 'soft', text: workWords(card) }), make('span', { class: 'space' }), acts),
      editors, record(card)),
    keys: {
      r: () => card.state === 'draft' && !card.blocked && publish(root, card, send),
      e: () => card.state !== 'released' && editWords(root, card, send),
      m: () => card.state !== 'released' && toggle(),
    },
  };
}

function workWords(card) {
  if (card.state === 'released') return `已发布（${card.released_by}）。修改前请先撤回。`;
  return '请逐页查看遮盖后的图片和文字，确认没有个人信息后发布；发布前学员看不到。';
}

async function publish(root, card, send) {
  const sure = await ask(root, '发布案例卡',
    '您已逐页看过图片和文字，确认没有姓名、证件号码、电话、住址等个人信息？发布后学员即可看到。', '确认发布');
  if (sure) send('/release', {});
}

function editWords(root, card, send) {
  const title = make('input', { value: card.title, maxlength: '200' });
  const wrong = make('textarea', { rows: '4', maxlength: '2000' });
  const right = make('textarea', { rows: '4', maxlength: '2000' });
  const good = make('textarea', { rows: '5', maxlength: '2000' });
  wrong.value = card.wrong;
  right.value = card.right;
  good.value = card.merits.join('\n');
  const fields = card.kind === 'fault'
    ? [labelled('问题', wrong), labelled('正确做法', right)] : [labelled('好在哪里（每行一条）', good)];
  const box = openDialog(root, '修改文字', [labelled('标题', title), ...fields], [
    make('button', { class: 'button', value: '', text: '取消' }),
    make('button', { class: 'button primary', value: 'yes', text: '保存' }),
  ]);
  box.addEventListener('close', () => {
    if (box.returnValue !== 'yes') return;
    const lines = good.value.split('\n').map((one) => one.trim()).filter(Boolean);
    send('/text', { title: title.value, wrong: wrong.value, right: right.value, merits: lines }, 'PUT');
  });
}

function takeBack(root, card, send) {
  const why = make('textarea', { rows: '3', maxlength: '2000', required: true });
  const box = openDialog(root, '撤回案例卡', labelled('原因', why), [
    make('button', { class: 'button', value: '', text: '取消', formnovalidate: true }),
    make('button', { class: 'button primary', value: 'yes', text: '撤回' }),
  ]);
  box.addEventListener('close', () => {
    if (box.returnValue === 'yes') send('/withdraw', { why: why.value });
  });
}

function record(card) {
  if (!card.events.length) return null;
  return make('details', { class: 'card block' }, make('summary', { text: '卡片记录' }),
    make('ol', { class: 'card-record' }, card.events.map((one) => make('li', {},
      make('span', { class: 'soft nums', text: shortTime(one.at) }), ` ${one.who || '系统'} ${one.action_name}`,
      one.note ? `：${one.note}` : ''))));
}
