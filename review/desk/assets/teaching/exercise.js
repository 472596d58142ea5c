// One run of tasks: look, draw, choose the defect, answer; in a contest until its time is up.

const exercisePath = (id, rest = '') => teachingPath(`/exercises/${encodeURIComponent(id)}${rest}`);

// Tells the time left each second and calls `up` once when it is over; null where there is no limit.
function makeClock(seconds, up) {
  if (seconds === null) return null;
  const ends = Date.now() + seconds * 1000;
  const shown = make('span', { class: 'tag nums', role: 'timer' });
  let over = false;
  const timer = setInterval(tick, 1000);
  function tick() {
    if (over) return;
    const left = Math.max(0, Math.ceil((ends - Date.now()) / 1000));
    shown.textContent = `剩余 ${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    shown.classList.toggle('bad', left < 60);
    if (left) return;
    over = true;
    clearInterval(timer);
    up();
  }
  return { shown, tick, stop: () => clearInterval(timer) };
}

async function showExercise(root, page, keys, id) {
  const [{ defects }, first] = await Promise.all([api(teachingPath('/exercises')), api(exercisePath(id))]);
  let run = first;
  let at = Math.max(0, run.tasks.findIndex((task) => !task.given && !task.gone));
  let form = null;
  const drafts = new Map();
  const body = make('div', { class: 'exercise' });
  const clock = run.over ? null : makeClock(run.left_seconds, () => {
    notify('时间已到，已自动交卷。', 'error');
    finish();
  });

  const draftOf = (task) => {
    if (!drafts.has(task.position)) drafts.set(task.position, { drawn: [], typed: '' });
    return drafts.get(task.position);
  };

  async function keep(path, json) {
    try {
      run = await api(exercisePath(id, path), { method: 'POST', json });
    } catch (refusal) {
      tellRefusal(refusal);
      if (refusal.status !== 409) return;
      run = await api(exercisePath(id)).catch(() => run);
    }
    if (run.over && clock) clock.stop();
    lay();
  }
  const finish = () => keep('/finish');

  function side(task, sheets) {
    if (task.given) return markBox(task.given);
    if (task.gone) return make('p', { class: 'soft', text: '本题不计分，请做下一题。' });
    if (run.over) return make('p', { class: 'card block soft', text: '已经交卷，本题没有作答。' });
    form = answerForm(root, defects, draftOf(task),
      (code, drawn) => keep('/answers', { position: task.position, code, drawn }),
      () => sheets.forEach((one) => one.lay()));
    return form.node;
  }

  function head() {
    const dots = run.tasks.map((one, index) => button(String(index + 1), () => { at = index; lay(); }, {
      class: `button task-dot${one.given ? (one.given.right === false ? ' bad' : ' done') : ''}`,
      'aria-current': index === at ? 'step' : null, 'aria-label': `第${index + 1}题${one.given ? '，已作答' : ''}` }));
    return make('div', { class: 'work-bar exercise-head' },
      make('div', { class: 'task-dots', role: 'group', 'aria-label': '题目' }, dots),
      make('span', { class: 'space' }), clock && !run.over ? clock.shown : null,
      run.over ? make('span', { class: 'tag', text: '已交卷' }) : null,
      run.points === null ? null : make('span', { class: 'tag nums', text: `得分 ${run.points} / ${run.full}` }),
      run.over ? null : button('交卷', handIn));
  }

  function lay() {
    const task = run.tasks[at];
    form = null;
    const places = task.given && task.given.revealed ? task.given.revealed.places : [];
    const drawn = task.given ? task.given.drawn : draftOf(task).drawn;
    const sheets = task.pages.map((one) => taskSheet(one, drawn, {
      locked: Boolean(task.given) || run.over, places, changed: () => form && form.tell() }));
    const previous = keyedButton('上一题', '[', () => step(-1), { disabled: at === 0 });
    const next = keyedButton('下一题', ']', () => step(1), {
      disabled: at === run.tasks.length - 1, class: `button${task.given && !run.over ? ' primary' : ''}` });
    const pane = make('div', { class: 'masked-pages one' },
      task.gone ? empty('这张案例卡已经撤回，本题不计分')
        : make('p', { class: 'soft', text: `第 ${at + 1} 题，共 ${run.tasks.length} 题 · ${task.form_name}` }),
      sheets.map((one) => one.frame));
    body.replaceChildren(head(),
      make('div', { class: 'editor' }, pane,
        make('div', { class: 'answer-side' }, side(task, sheets), make('div', { class: 'work-bar' }, previous, next))));
    showPlace(pane);
    if (clock && !run.over) clock.tick();
  }

  // The confirmed place is brought into the middle of the pane.
  function showPlace(pane) {
    const place = pane.querySelector('.place-frame');
    if (!place) return;
    const from = place.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += from - pane.clientHeight / 2;
  }

  function step(by) {
    const next = at + by;
    if (next < 0 || next >= run.tasks.length) return;
    at = next;
    lay();
    window.scrollTo({ top: 0 });
  }

  async function handIn() {
    const left = run.tasks.filter((task) => !task.given && !task.gone).length;
    if (left && !(await ask(root, '交卷', `还有 ${left} 题没有作答，交卷后不能再答。`, '交卷'))) return;
    finish();
  }

  // Enter on a button is that button's; elsewhere it sends the answer.
  function enter() {
    const on = document.activeElement;
    if (on && on.matches('button, a, summary')) on.click();
    else if (form) form.submit();
  }

  page.replaceChildren(make('div', { class: 'headline' }, make('h1', { text: run.contest || '找茬练习' }),
    make('span', { class: 'space' }), make('a', { class: 'button', href: address('exercises'), text: '返回' })), body);
  keys.bind('[', '上一题', () => step(-1));
  keys.bind(']', '下一题', () => step(1));
  keys.bind('z', '撤去一框', () => form && form.takeBack());
  keys.bind('Enter', '提交', enter);
  lay();
}
