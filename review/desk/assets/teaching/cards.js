// 案例库: cards by filter and search; one card; for training officers also drafts and their release.

const CARD_STATES = [['released', '已发布'], ['draft', '待发布'], ['withdrawn', '已撤回']];
const CARD_FILTERS = [
  ['defect', '缺陷项', 'defects'], ['category', '类别', 'categories'],
  ['severity', '级别', 'severities'], ['ministry', '领域', 'ministries'],
];

function cardTile(card, tick) {
  return make('li', { class: tick ? 'ticked' : null },
    tick,
    make('a', { class: 'card card-tile', href: address('cards', { card: card.id }) },
      make('span', { class: 'tile-title' }, card.title,
        card.defect ? make('span', { class: 'soft nums', text: ` ${card.defect}` }) : null),
      cardTags(card),
      make('span', { class: 'tile-words', text: card.summary })));
}

function cardFilters(wanted, ask) {
  const lists = CARD_FILTERS.map(([name, text]) => {
    const list = choice([['', `${text}：全部`]], '', { 'aria-label': text });
    list.addEventListener('change', () => { wanted.set(name, list.value); ask(); });
    return list;
  });
  const kind = choice([['', '全部卡片'], ['fault', '问题案例'], ['excellent', '优秀案卷']], wanted.get('kind') || '', { 'aria-label': '种类' });
  kind.addEventListener('change', () => { wanted.set('kind', kind.value); ask(); });
  const level = choice([['', '难度：全部'], ...DIFFICULTY_NAMES.slice(1).map((name, at) => [String(at + 1), name])],
    wanted.get('difficulty') || '', { 'aria-label': '难度' });
  level.addEventListener('change', () => { wanted.set('difficulty', level.value); ask(); });
  const words = make('input', { type: 'search', value: wanted.get('q') || '', placeholder: '检索卡片 /', 'aria-label': '检索卡片' });
  words.addEventListener('input', debounce(250, () => { wanted.set('q', words.value.trim()); ask(); }));
  const refill = (seen) => CARD_FILTERS.forEach(([name, text, key], at) => {
    const kept = wanted.get(name) || '';
    // What is chosen keeps the list as it was, so that another can be chosen in its place.
    if (kept && lists[at].options.length > 1) return;
    lists[at].replaceChildren(...[['', `${text}：全部`], ...seen[key].map((one) => [one.value, `${one.name}（${one.count}）`])]
      .map(([value, said]) => make('option', { value, text: said })));
    lists[at].value = kept;
  });
  return { box: make('div', { class: 'card-filters' }, words, kind, lists, level), words, refill };
}

// Who learns here, and whether firms are covered: for administrators.
async function openTo(root) {
  const now = await api(teachingPath('/settings'));
  const tick = (text, checked) => {
    const box = make('input', { type: 'checkbox', checked });
    return { box, line: make('label', { class: 'check' }, box, text) };
  };
  const roles = now.learners.map((one) => [one.role, tick(one.name, one.may)]);
  const firms = tick('单位名称也遮盖（以后制成的卡片）', now.mask_firms);
  const box = openDialog(root, '案例库设置', [
    make('p', { class: 'soft', text: '已发布的卡片向哪些角色开放：' }),
    ...roles.map(([, one]) => one.line), firms.line,
  ], [
    make('button', { class: 'button', value: '', text: '取消' }),
    make('button', { class: 'button primary', value: 'yes', text: '保存' }),
  ]);
  box.addEventListener('close', async () => {
    if (box.returnValue !== 'yes') return;
    const learners = roles.filter(([, one]) => one.box.checked).map(([role]) => role);
    try {
      await api(teachingPath('/settings'), { method: 'PUT', json: { learners, mask_firms: firms.box.checked } });
      notify('已保存。', 'good');
    } catch (refusal) {
      tellRefusal(refusal);
    }
  });
}

// Nothing fits, or there is nothing yet: two different things to do next.
function noCards(wanted) {
  const asked = ['q', 'kind', 'difficulty', ...CARD_FILTERS.map(([name]) => name)].some((name) => wanted.get(name));
  if (asked) {
    return empty('没有符合条件的案例卡', make('a', { href: address('cards', { state: wanted.get('state') }), text: '清除全部条件' }));
  }
  const state = wanted.get('state') || 'released';
  if (state !== 'released') return empty(state === 'draft' ? '没有待发布的草稿' : '没有撤回的卡片');
  return empty('还没有发布的案例卡', make('p', { class: 'soft',
    text: '评查员打开案卷，在“案例卡”页把已确认的问题制成草稿；培训员看过、发布后列在这里。' }));
}

async function showCardList(root, page, keys) {
  const admin = (await me()).role === 'admin';
  const wanted = new URLSearchParams(location.search);
  const said = make('p', { class: 'lead', role: 'status' });
  const tiles = make('ul', { class: 'card-tiles' });
  const states = make('div', { class: 'choices', role: 'group', 'aria-label': '状态' });
  let asked = 0;
  async function show() {
    const mine = ++asked;
    const given = new URLSearchParams([...wanted].filter(([name, value]) => value && !name.startsWith('__')));
    window.history.replaceState(null, '', `${location.pathname}${given.toString() ? `?${given}` : ''}`);
    try {
      const seen = await api(teachingPath(`/cards?${given}`));
      if (mine !== asked) return;
      const chosen = wanted.get('state') || 'released';
      const picks = seen.trainer && chosen === 'released';
      handouts.show(picks ? seen.cards : []);
      filters.refill(seen);
      said.textContent = `${seen.cards.length} 张`;
      tiles.replaceChildren(...(seen.cards.length ? seen.cards.map((one) => cardTile(one, picks ? handouts.tick(one) : null))
        : [make('li', { class: 'none' }, noCards(wanted))]));
      states.replaceChildren(...(seen.trainer ? CARD_STATES : []).map(([value, text]) => button(text, () => {
        wanted.set('state', value);
        show();
      }, { class: 'choice', 'aria-pressed': String(value === chosen) })));
    } catch (refusal) {
      if (mine === asked) tiles.replaceChildren(make('li', { class: 'none' }, empty(refusal.message)));
    }
  }
  const handouts = handoutChoice(root);
  const filters = cardFilters(wanted, show);
  page.replaceChildren(
    make('div', { class: 'headline' }, make('h1', { text: '案例库' }), said, make('span', { class: 'space' }), states,
      handouts.opener, admin ? button('设置', () => openTo(root).catch(tellRefusal)) : null),
    filters.box, tiles);
  keys.bind('/', '检索', () => filters.words.focus());
  await show();
}

async function showOneCard(root, page, keys, id) {
  let bound = {};
  const lay = async (card, editing = false) => {
    const who = await me();
    const trainer = ['trainer', 'admin'].includes(who.role);
    const work = trainer ? cardWork(root, card, lay, editing) : null;
    const shown = layCard(page, card, work && work.box);
    bound = { f: shown.flip, ...(work ? work.keys : {}) };
  };
  keys.bind('f', '显示、隐去框线', () => bound.f && bound.f());
  for (const name of ['r', 'e', 'm']) keys.bind(name, '', () => bound[name] && bound[name]());
  keys.bind('Escape', '回到案例库', () => location.assign(address('cards')));
  await lay(await api(cardPath(id)));
}

async function showCards(root) {
  const page = make('div', { class: 'page cards' });
  root.append(page);
  const keys = makeKeys();
  try {
    if (query('card')) await showOneCard(root, page, keys, query('card'));
    else if (query('case')) await showProposals(root, page, query('case'));
    else await showCardList(root, page, keys);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    page.replaceChildren(empty(refusal.message, make('a', { href: address('cards'), text: '回到案例库' })));
  }
}
