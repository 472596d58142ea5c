// 筛选: which findings the list shows.

// Two people's last words on it differ, as after merging two packages; shown where there is one.
const DISPUTED = 'disputed';

function makeFilters(bench) {
  const wanted = { state: '', severity: '', category: '', source: '', confidence: 0, text: '' };
  const search = make('input', {
    type: 'search', placeholder: '编码、名称、内容', 'aria-label': '筛选文字', title: '筛选（F）',
  });
  const states = make('div', { class: 'states', role: 'group', 'aria-label': '按状态筛选' });
  const more = make('div', { class: 'more-filters', hidden: true });
  const opener = button('筛选', () => toggle(), {
    class: 'button menu-opener', 'aria-expanded': 'false', title: '按级别、类别、来源、置信度筛选',
  });
  const clear = button('清除', () => reset(), { class: 'button bare', hidden: true });
  const box = make('div', { class: 'filters', role: 'search', 'aria-label': '筛选疑似问题' },
    make('div', { class: 'filter-row' }, search, opener, clear), more, states);

  function toggle() {
    more.hidden = !more.hidden;
    opener.setAttribute('aria-expanded', String(!more.hidden));
  }

  function set(name, value) {
    wanted[name] = value;
    showStates();
    clear.hidden = !isSet();
    bench.emit('filter');
  }

  // 最有助于改进: an order, never a filter; 重大 stays first. Rank by finding, empty for the usual order.
  let ranks = new Map();

  async function orderBy(value) {
    try {
      const claims = value ? (await api(bench.path('/teaching'))).claims : [];
      ranks = new Map(claims.map((one, at) => [one.finding, at]));
    } catch (refusal) {
      tellRefusal(refusal);
    }
    bench.emit('filter');
  }

  function ordered(findings) {
    if (!ranks.size) return findings;
    const rank = (one) => (one.severity === 'fatal' ? -1e6 : 0) + (ranks.get(one.id) ?? 1e5);
    return [...findings].sort((one, other) => rank(one) - rank(other));
  }

  const isSet = () => Object.values(wanted).some(Boolean);

  function reset() {
    Object.assign(wanted, { state: '', severity: '', category: '', source: '', confidence: 0, text: '' });
    search.value = '';
    showMore();
    set('state', '');
  }

  function matches(finding) {
    if (wanted.state === DISPUTED && !finding.disputed) return false;
    if (wanted.state && wanted.state !== DISPUTED && stateOf(finding) !== wanted.state) return false;
    if (wanted.severity && finding.severity !== wanted.severity) return false;
    if (wanted.category && finding.category !== wanted.category) return false;
    if (wanted.source && finding.source !== wanted.source) return false;
    if (wanted.confidence && (finding.confidence ?? 1) < wanted.confidence) return false;
    const text = wanted.text.trim().toLowerCase();
    return !text || [finding.code, finding.name, finding.message, ...finding.places.map((place) => place.text)]
      .some((part) => part && part.toLowerCase().includes(text));
  }

  function showStates() {
    const counts = { '': bench.findings.size };
    for (const finding of bench.findings.values()) {
      counts[stateOf(finding)] = (counts[stateOf(finding)] || 0) + 1;
      if (finding.disputed) counts[DISPUTED] = (counts[DISPUTED] || 0) + 1;
    }
    const disputed = counts[DISPUTED] ? [[DISPUTED, '有分歧']] : [];
    states.replaceChildren(...[['', '全部'], ...STATES, ...disputed].map(([value, name]) => make('button', {
      type: 'button', class: 'chip', 'aria-pressed': String(wanted.state === value),
      onclick: () => set('state', value),
    }, name, make('span', { class: 'number', text: counts[value] || 0 }))));
  }

  function showMore() {
    const all = [...bench.findings.values()];
    const distinct = (name, title) => [...new Map(all.map((item) => [item[name], item[title] || item[name]]))];
    const pick = (label, name, options) => labelled(label, choice(
      [['', '全部'], ...options], String(wanted[name] || ''),
      { onchange: (event) => set(name, event.target.value) },
    ));
    const confidence = choice(
      [['0', '不限'], ['0.6', '≥ 60%'], ['0.8', '≥ 80%'], ['0.9', '≥ 90%'], ['0.95', '≥ 95%']],
      String(wanted.confidence),
      { onchange: (event) => set('confidence', Number(event.target.value)) },
    );
    more.replaceChildren(
      pick('级别', 'severity', SEVERITIES),
      pick('类别', 'category', distinct('category', 'category_name')),
      pick('来源', 'source', Object.entries(SOURCE_NAMES)),
      labelled('置信度', confidence),
      labelled('次序', choice(
        [['', '按级别'], ['teaching', '最有助于改进']], ranks.size ? 'teaching' : '',
        { onchange: (event) => orderBy(event.target.value) },
      )),
    );
  }

  const typed = debounce(120, () => set('text', search.value));
  search.addEventListener('input', (event) => { if (!event.isComposing) typed(); });
  search.addEventListener('compositionend', typed);
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing) {
      // Chromium would empty the field.
      event.preventDefault();
      event.stopPropagation();
      search.blur();
    }
  });
  bench.on('loaded', () => { showStates(); showMore(); });
  bench.on('verdict', showStates);
  const focus = () => {
    search.focus();
    search.select();
  };
  const bySeverity = () => !ranks.size;
  return { box, matches, ordered, bySeverity, reset, isSet, focus };
}
