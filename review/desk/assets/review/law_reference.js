// 法律适用参考: the penalty rules nearest to the facts told, fetched when somebody opens the fold.
// A hint beside the findings: it is none of them and changes no answer.

const LAW_FITS = 'LAW-04';

// On 定性错误, found or undetermined: the way to the fold.
function lawReferenceLink(bench, code) {
  if (code !== LAW_FITS) return null;
  return button('看法律适用参考', () => bench.emit('law reference'), { class: 'chip law-link' });
}

function makeLawReference(bench) {
  const body = make('div', { class: 'law-body', tabindex: '0', role: 'group', 'aria-label': '法律适用参考' });
  const fold = make('details', { class: 'law-reference' },
    make('summary', {}, make('b', { text: '法律适用参考' }),
      make('span', { class: 'soft', text: '机器提示，由人判断' })), body);
  bench.find('.findings').append(fold);
  let shown = false;

  function places(list) {
    return make('div', { class: 'place-chips', role: 'group', 'aria-label': '比对的语句' },
      list.map((place) => button(place.where, () => {
        bench.show(place.page, place.box);
        bench.emit('pointed', place.box);
      }, { class: 'chip place-chip', title: place.text })));
  }

  function provisions(name, list) {
    if (!list.length) return null;
    return make('details', { class: 'basis' },
      make('summary', {}, make('b', { text: name }),
        make('span', { class: 'basis-first', text: list.map((item) => item.title).join('、') })),
      list.map(makeStatute));
  }

  function rule(one, index) {
    return make('article', { class: 'law-rule', data: { rule: one.id } },
      make('p', {}, make('b', { text: `${index + 1}. ${one.violation}` }), ' ',
        make('span', { class: `law-agreement ${one.agreement}`, text: one.agreement_name })),
      make('p', { class: 'soft', text: `相近程度${percent(one.likeness)} · 处罚规则${one.id}` }),
      one.agreement_note ? make('p', { text: one.agreement_note }) : null,
      ...one.places.map((place) => make('p', { class: 'law-told', text: `“${place.text}”` })),
      places(one.places),
      provisions('违反条款', one.violated),
      provisions('处罚条款', one.penal));
  }

  // What comes after the first is mostly far from the facts: named, opened on demand.
  function others(rules) {
    if (!rules.length) return null;
    const names = rules.map((one) => `${one.violation}（${percent(one.likeness)}）`).join('、');
    return make('details', { class: 'basis law-others' },
      make('summary', {}, make('b', { text: `其次相近的${rules.length}条` }),
        make('span', { class: 'basis-first', text: names })),
      rules.map((one, index) => rule(one, index + 1)));
  }

  function show(answer) {
    const head = answer.state === 'found'
      ? make('p', { text: answer.lead })
      : make('p', { class: 'law-open' }, make('b', { text: '未能判断' }), `：${answer.reason}`);
    const [first, ...rest] = answer.rules;
    body.replaceChildren(...[head, first && rule(first, 0), others(rest)].filter(Boolean));
    if (answer.state !== 'found' && answer.places.length) body.append(places(answer.places));
    fold.dataset.ready = 'yes';
  }

  async function load() {
    if (!fold.open || shown) return;
    shown = true;
    delete fold.dataset.ready;
    body.replaceChildren(make('p', { class: 'soft', text: '正在与处罚规则比对…' }));
    try {
      show(await api(bench.path('/law-reference')));
    } catch (refusal) {
      shown = false;
      body.replaceChildren(make('p', { text: '没有取到，请收起后再打开。' }));
      tellRefusal(refusal);
    }
  }

  fold.addEventListener('toggle', load);
  bench.on('rechecked', () => { shown = false; load(); });
  bench.on('law reference', () => {
    fold.open = true;
    fold.scrollIntoView({ block: 'nearest' });
    fold.querySelector('summary').focus();
  });
}
