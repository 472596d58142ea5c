// 技能比武: what is announced, entering once, the ranking; announcing for training officers.

function standingsTables(found) {
  const minutes = (seconds) => `${Math.floor(seconds / 60)}分${String(seconds % 60).padStart(2, '0')}秒`;
  const row = (one, unit) => make('tr', {}, make('td', { class: 'number', text: one.rank }), make('td', { text: one.name }),
    make('td', { class: unit ? 'number' : null, text: unit ? one.people : one.unit || '—' }),
    make('td', { class: 'number', text: `${one.right} / ${one.answered}` }),
    make('td', { class: 'number', text: `${one.points} / ${one.full}` }), make('td', { class: 'number', text: minutes(one.seconds) }));
  if (!found.people.length) return [empty('还没有人作答')];
  const heads = (last) => [['名次', 'number'], '姓名', last, ['找到 / 作答', 'number'], ['得分', 'number'], ['用时', 'number']];
  return [make('h3', { text: '个人' }), grid(heads('单位'), found.people.map((one) => row(one, false)), { caption: '个人成绩' }),
    make('h3', { text: '单位' }), grid([['名次', 'number'], '单位', ['人数', 'number'], ['找到 / 作答', 'number'], ['得分', 'number'], ['用时', 'number']],
      found.units.map((one) => row(one, true)), { caption: '单位成绩' })];
}

async function openStandings(root, title, contest) {
  const found = await api(teachingPath(`/standings?contest=${contest}`));
  openDialog(root, title, standingsTables(found), [make('button', { class: 'button', value: '', text: '关闭' })], { class: 'dialog wide' });
}

function localNow(hours) {
  const when = new Date(Date.now() + hours * 3600e3);
  when.setMinutes(when.getMinutes() - when.getTimezoneOffset());
  return when.toISOString().slice(0, 16);
}

function openAnnouncing(root, done) {
  const field = (type, value, settings = {}) => make('input', { type, value, required: true, ...settings });
  const name = field('text', '', { maxlength: '100', placeholder: '例如：四季度案卷评查技能比武' });
  const minutes = field('number', '30', { min: '1', max: '240' });
  const count = field('number', '20', { min: '1', max: '50' });
  const opens = field('datetime-local', localNow(0));
  const closes = field('datetime-local', localNow(24));
  const seed = field('number', String(new Date().getFullYear() * 100 + new Date().getMonth() + 1), { min: '0' });
  const send = make('button', { class: 'button primary', value: 'yes', text: '发起' });
  const box = openDialog(root, '发起技能比武', [
    labelled('名称', name), labelled('限时（分钟）', minutes), labelled('题数', count),
    labelled('开始', opens), labelled('截止', closes), labelled('抽题种子（同一种子抽出同样的题）', seed)],
  [make('button', { class: 'button', value: '', formnovalidate: true, text: '取消' }), send]);
  send.addEventListener('click', async (event) => {
    event.preventDefault();
    if (!box.querySelector('form').reportValidity()) return;
    const utc = (input) => new Date(input.value).toISOString();
    try {
      await api(teachingPath('/contests'), { method: 'POST', json: { name: name.value.trim(), minutes: Number(minutes.value),
        count: Number(count.value), opens: utc(opens), closes: utc(closes), seed: Number(seed.value) } });
      box.close('yes');
      done();
    } catch (refusal) { tellRefusal(refusal); }
  });
}

function contestRow(root, one, trainer) {
  const enter = async () => {
    if (!one.mine && !(await ask(root, one.name, `共 ${one.tasks} 题，限时 ${one.minutes} 分钟，每人一次，开始后不能暂停；时间到自动交卷，只算已经提交的题。`, '开始'))) return;
    try {
      const run = await api(teachingPath(`/contests/${one.id}/enter`), { method: 'POST' });
      location.assign(address('exercises', { exercise: run.id }));
    } catch (refusal) { tellRefusal(refusal); }
  };
  return make('tr', {}, make('td', { text: one.name }), make('td', { text: one.state_name }),
    make('td', { class: 'nums', text: `${shortTime(one.opens)} 至 ${shortTime(one.closes)}` }),
    make('td', { class: 'number', text: `${one.tasks} 题 / ${one.minutes} 分钟` }),
    make('td', { class: 'number' }, make('span', { class: 'row-acts' },
      one.mine || one.state === 'open' ? button(one.mine ? '打开' : '参加', enter, { class: one.mine ? 'button' : 'button primary' }) : null,
      trainer || one.state === 'closed' ? button('成绩', () => openStandings(root, `成绩：${one.name}`, one.id).catch(tellRefusal)) : null)));
}

function contestsPart(root, found, again) {
  return make('section', { class: 'card block' },
    make('div', { class: 'block-head' }, make('h2', { text: '技能比武' }),
      found.trainer ? button('发起比武', () => openAnnouncing(root, again)) : null),
    found.contests.length ? grid(['名称', '状态', '时间', ['试卷', 'number'], '办理'],
      found.contests.map((one) => contestRow(root, one, found.trainer)), { caption: '技能比武' })
      : empty('还没有比武'));
}
