// 找茬练习: begin by weak points or by a defect, contests, earlier runs, the paper version.

function weakPart(mine) {
  const rows = mine.weak.slice(0, 12).map((one) => make('tr', {}, make('td', { text: `${one.defect} ${one.name}` }),
    make('td', { class: 'number', text: `${one.missed} / ${one.asked}` }), make('td', { class: 'nums', text: shortTime(one.due) })));
  return make('section', { class: 'card block' }, make('h2', { text: '薄弱项' }),
    rows.length ? grid(['缺陷项', ['没找到 / 练过', 'number'], '该复习的时间'], rows, { caption: '薄弱项' })
      : empty('还没有练习记录，先做一次吧'));
}

function runsPart(mine) {
  const rows = mine.runs.map((one) => make('tr', {},
    make('td', { class: 'nums', text: shortTime(one.started) }), make('td', { text: one.contest || '练习' }),
    make('td', { class: 'number', text: `${one.answered} / ${one.tasks}` }),
    make('td', { class: 'number', text: one.points === null ? '截止后公布' : `${one.points} / ${one.full}` }),
    make('td', { class: 'number' }, make('a', { href: address('exercises', { exercise: one.id }), text: one.over ? '查看' : '继续' }))));
  return make('section', { class: 'card block' }, make('h2', { text: '我的练习' }),
    rows.length ? grid(['时间', '种类', ['作答', 'number'], ['得分', 'number'], '办理'], rows, { caption: '我的练习' })
      : empty('还没有练习'));
}

function beginPart(root, mine) {
  const count = choice([['5', '5 题'], ['10', '10 题'], ['20', '20 题']], '5', { 'aria-label': '题数' });
  const picker = defectPicker(mine.defects);
  const begin = async () => {
    const code = picker.chosen();
    try {
      const run = await api(teachingPath('/exercises'), { method: 'POST', json: { count: Number(count.value), defects: code ? [code] : [] } });
      location.assign(address('exercises', { exercise: run.id }));
    } catch (refusal) { tellRefusal(refusal); }
  };
  const paper = (part) => () => download(teachingPath(`/exercises/paper/${part}?count=${count.value}`)).catch(tellRefusal);
  return make('section', { class: 'card block' },
    make('div', { class: 'block-head' }, make('h2', { text: '开始练习' }),
      mine.trainer ? menu('纸质版', () => [
        button('试卷与答题卡（Word）', paper('questions.docx')), button('参考答案（Word）', paper('answers.docx')),
        button('试卷与答题卡（PDF）', paper('questions.pdf'))]).box : null),
    make('p', { class: 'soft', text: `案例库中有 ${mine.cards} 张可练的案例卡。不选缺陷项时，先练自己的薄弱项，也会出现没有问题的页。` }),
    make('div', { class: 'work-bar exercises-begin' }, labelled('题数', count), picker.box, button('开始', begin, { class: 'button primary' })));
}

async function showExercises(root) {
  const page = make('div', { class: 'page cards' });
  root.replaceChildren(page);
  const keys = makeKeys();
  const id = new URLSearchParams(location.search).get('exercise');
  if (id) {
    await showExercise(root, page, keys, id).catch((refusal) => page.replaceChildren(empty(refusal.message)));
    return;
  }
  const lay = async () => {
    const [mine, contests] = await Promise.all([api(teachingPath('/exercises')), api(teachingPath('/contests'))]);
    page.replaceChildren(
      make('div', { class: 'headline' }, make('h1', { text: '找茬练习' }), make('span', { class: 'space' }),
        mine.trainer ? button('全部成绩', () => openStandings(root, '练习成绩', 0).catch(tellRefusal)) : null),
      beginPart(root, mine), contestsPart(root, contests, lay), weakPart(mine), runsPart(mine));
  };
  await lay().catch((refusal) => page.replaceChildren(empty(refusal.message)));
}
