// One run of tasks: look, draw, choose the defect, answer; then the confirmed answer beside one's own.

const exercisePath = (id, rest = '') => teachingPath(`/exercises/${encodeURIComponent(id)}${rest}`);

function defectPicker(defects) {
  const list = make('datalist', { id: 'defect-choices' },
    defects.map((one) => make('option', { value: `${one.code} ${one.name}`, label: one.category })));
  const input = make('input', { type: 'text', list: 'defect-choices', autocomplete: 'off', 'aria-label': '缺陷项',
    placeholder: '输入编码或名称中的几个字' });
  const chosen = () => {
    const typed = input.value.trim();
    const code = typed.split(/\s/)[0].toUpperCase();
    const hit = defects.find((one) => one.code === code) || defects.find((one) => one.name === typed);
    return hit ? hit.code : '';
  };
  return { box: make('div', {}, labelled('缺陷项', input), list), input, chosen };
}

function markBox(given, address_) {
  if (given.points === null) {
    return make('div', { class: 'card block', role: 'status' }, make('h2', { text: '已作答' }),
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
    right.card && right.defect ? make('a', { href: address_('cards', { card: right.card }), text: '打开案例卡（依据、正误对照）' }) : null);
}

async function showExercise(root, page, keys, id) {
  const { defects } = await api(teachingPath('/exercises'));
  let run = await api(exercisePath(id));
  let at = Math.max(0, run.tasks.findIndex((task) => !task.given && !task.gone));
  let ends = run.left_seconds === null ? null : Date.now() + run.left_seconds * 1000;
  const clock = make('span', { class: 'tag nums', role: 'timer' });
  const body = make('div', { class: 'exercise' });
  let submit = () => {};

  const tick = () => {
    if (ends === null) return;
    const left = Math.max(0, Math.round((ends - Date.now()) / 1000));
    clock.textContent = `剩余 ${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    clock.classList.toggle('bad', left < 60);
    if (!left && !run.over) {
      ends = null;
      api(exercisePath(id)).then((fresh) => { run = fresh; lay(); }).catch(tellRefusal);
    }
  };

  function sideOf(task, drawn, sheets) {
    if (task.given) return markBox(task.given, address);
    if (run.over) return make('p', { class: 'soft', text: '已经交卷，本题没有作答。' });
    const picker = defectPicker(defects);
    const count = make('span', { class: 'soft', 'aria-live': 'polite' });
    const tell = () => { count.textContent = drawn.length ? `已画 ${drawn.length} 处` : '还没有画框'; };
    const send = async (code, boxes) => {
      try {
        run = await api(exercisePath(id, '/answers'), { method: 'POST', json: { position: task.position, code, drawn: boxes } });
        lay();
      } catch (refusal) { tellRefusal(refusal); }
    };
    submit = () => {
      if (!picker.chosen()) { notify('请先选择缺陷项，或者选择“没有发现问题”。', 'error'); picker.input.focus(); return; }
      send(picker.chosen(), drawn);
    };
    tell();
    return {
      tell,
      node: make('div', { class: 'card block' }, make('h2', { text: '您的回答' }),
        make('p', { class: 'soft', text: '在页面上框出问题所在，再选择缺陷项。' }), count, picker.box,
        make('div', { class: 'work-bar' },
          button('提交 Enter', () => submit(), { class: 'button primary' }),
          button('撤去一框 Z', () => { drawn.pop(); sheets.forEach((one) => one.lay()); tell(); }),
          button('没有发现问题', () => send('', [])))),
    };
  }

  function lay() {
    const task = run.tasks[at];
    submit = () => {};
    const drawn = task.given ? task.given.drawn : [];
    const places = task.given && task.given.revealed ? task.given.revealed.places : [];
    let side;
    const sheets = task.pages.map((one) => taskSheet(one, drawn, {
      locked: Boolean(task.given) || run.over, places, changed: () => side.tell && side.tell() }));
    side = sideOf(task, drawn, sheets);
    const dots = run.tasks.map((one, index) => button(String(index + 1), () => { at = index; lay(); }, {
      class: `task-dot${one.given ? (one.given.right === false ? ' bad' : ' done') : ''}`,
      'aria-current': index === at ? 'step' : null, 'aria-label': `第${index + 1}题${one.given ? '，已作答' : ''}` }));
    body.replaceChildren(
      make('div', { class: 'work-bar' }, dots, make('span', { class: 'space' }), ends === null ? null : clock,
        run.points === null ? null : make('span', { class: 'tag nums', text: `${run.points} / ${run.full} 分` }),
        run.over ? null : button('交卷', handIn)),
      make('div', { class: 'editor' },
        make('div', { class: 'masked-pages one' },
          task.gone ? empty('这张案例卡已经撤回，本题不计分') : make('p', { class: 'soft', text: task.form_name }),
          sheets.map((one) => one.frame)),
        make('div', {}, side.node || side,
          make('div', { class: 'work-bar' }, button('上一题 [', () => step(-1), { disabled: at === 0 }),
            button('下一题 ]', () => step(1), { disabled: at === run.tasks.length - 1 })))));
    tick();
  }

  function step(by) {
    const next = at + by;
    if (next >= 0 && next < run.tasks.length) { at = next; lay(); }
  }

  async function handIn() {
    const left = run.tasks.filter((task) => !task.given && !task.gone).length;
    if (left && !(await ask(root, '交卷', `还有 ${left} 题没有作答，交卷后不能再答。`, '交卷'))) return;
    try {
      run = await api(exercisePath(id, '/finish'), { method: 'POST' });
      lay();
    } catch (refusal) { tellRefusal(refusal); }
  }

  page.replaceChildren(make('div', { class: 'headline' }, make('h1', { text: run.contest || '找茬练习' }),
    make('span', { class: 'space' }), make('a', { class: 'button', href: address('exercises'), text: '返回' })), body);
  keys.bind('[', '上一题', () => step(-1));
  keys.bind(']', '下一题', () => step(1));
  keys.bind('z', '撤去一框', () => { const undo = [...body.querySelectorAll('button')].find((one) => one.textContent.startsWith('撤去')); if (undo) undo.click(); });
  keys.bind('Enter', '提交', () => submit());
  setInterval(tick, 1000);
  lay();
}
