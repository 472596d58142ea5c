// The answer to one task: choosing the defect, sending it, and the confirmed answer beside one's own.

function defectPicker(defects, typed = '') {
  const list = make('datalist', { id: 'defect-choices' },
    defects.map((one) => make('option', { value: `${one.code} ${one.name}`, label: one.category })));
  const input = make('input', { type: 'text', list: 'defect-choices', autocomplete: 'off', 'aria-label': '缺陷项',
    placeholder: '输入编码或名称中的几个字', value: typed });
  const chosen = () => {
    const words = input.value.trim();
    const code = words.split(/\s/)[0].toUpperCase();
    const hit = defects.find((one) => one.code === code) || defects.find((one) => one.name === words);
    return hit ? hit.code : '';
  };
  return { box: make('div', {}, labelled('缺陷项', input), list), input, chosen };
}

// `draft`: {drawn, typed} of a task not answered yet; `send(code, drawn)` keeps the answer.
function answerForm(root, defects, draft, send, relay) {
  const picker = defectPicker(defects, draft.typed);
  const count = make('p', { class: 'soft nums', role: 'status' });
  const undo = keyedButton('撤去一框', 'Z', () => takeBack());
  const tell = () => {
    count.textContent = draft.drawn.length ? `已画 ${draft.drawn.length} 处` : '还没有画框';
    undo.disabled = !draft.drawn.length;
  };
  const takeBack = () => {
    draft.drawn.pop();
    relay();
    tell();
  };
  const submit = () => {
    if (picker.chosen()) {
      send(picker.chosen(), draft.drawn);
      return;
    }
    notify(picker.input.value.trim() ? '没有这个缺陷项，请从列表中选择。' : '请先选择缺陷项，或者选择“没有发现问题”。', 'error');
    picker.input.focus();
  };
  const nothing = async () => {
    const sure = !draft.drawn.length
      || (await ask(root, '没有发现问题', `您已画 ${draft.drawn.length} 处。仍然回答没有发现问题吗？画框不算在内。`, '没有问题'));
    if (sure) send('', []);
  };
  picker.input.addEventListener('input', () => { draft.typed = picker.input.value; });
  picker.input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || !picker.chosen()) return;
    event.preventDefault();
    submit();
  });
  tell();
  return {
    tell, submit, takeBack,
    node: make('div', { class: 'card block' }, make('h2', { text: '您的回答' }),
      make('p', { class: 'soft', text: `在页面上框出问题所在，再选择缺陷项。${KEYS_TELL}。` }),
      count, picker.box,
      make('div', { class: 'work-bar' },
        keyedButton('提交', 'Enter', submit, { class: 'button primary' }), undo, button('没有发现问题', nothing))),
  };
}

function markBox(given) {
  if (given.points === null) {
    return make('div', { class: 'card block', role: 'status' }, make('h2', { text: '已作答' }),
      factList([['您的回答', given.code ? `${given.code} ${given.code_name}` : '没有发现问题']]),
      make('p', { class: 'soft', text: '比武截止后公布答案和得分。' }));
  }
  const right = given.revealed;
  return make('div', { class: 'card block', role: 'status' },
    make('h2', {}, `${given.points} 分 `, make('span', { class: `tag ${given.right ? 'good' : 'bad'}`, text: given.right ? '找到了' : '没有找到' })),
    make('p', { text: `${given.why.join('；')}。` }),
    factList([
      ['您的回答', given.code ? `${given.code} ${given.code_name}` : '没有发现问题'],
      ['确认的答案', right.defect ? `${right.defect} ${right.defect_name}` : '本页没有问题'],
      ['问题', right.wrong], ['正确做法', right.right],
    ]),
    right.places.length ? make('p', { class: 'legend' },
      make('span', { class: 'swatch place' }), '确认的位置', make('span', { class: 'swatch own' }), '您画的框') : null,
    right.card && right.defect
      ? make('a', { href: address('cards', { card: right.card }), text: '打开案例卡（依据、正误对照）' }) : null);
}
