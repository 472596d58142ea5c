// 疑似问题: the findings that match the filter, by severity; one is open.

function makeFindingList(bench, filters, strip, verdicts, forms) {
  const cards = makeFindingCards(bench, strip, verdicts, forms);
  const list = make('div', { class: 'finding-list', role: 'group', 'aria-label': '疑似问题列表' });
  const all = button('', () => confirmAll(), { class: 'button confirm-all', hidden: true });
  const found = make('span', { class: 'soft', role: 'status' });
  const foot = make('div', { class: 'list-foot' }, found, all);
  const nodes = new Map();

  const node = (id) => nodes.get(id);
  let listWidth = 0;
  // Asked of the page once: every asking makes the browser lay out all cards.
  const width = () => Math.max((listWidth ||= list.clientWidth) - 26, 200);

  function fresh(finding) {
    const made = cards.card(finding);
    nodes.set(finding.id, made);
    if (finding.id === bench.selected) cards.open(made, finding, width());
    return made;
  }

  function show() {
    const shown = filters.ordered([...bench.findings.values()].filter(
      (finding) => filters.matches(finding) || finding.id === bench.selected,
    ));
    bench.shown = shown.map((finding) => finding.id);
    const children = [];
    let severity = null;
    for (const finding of shown) {
      if (finding.severity !== severity && bench.findings.size > 12 && filters.bySeverity()) {
        severity = finding.severity;
        const count = shown.filter((item) => item.severity === severity).length;
        children.push(make('h2', {
          class: 'severity-title', text: `${SEVERITY_NAMES[severity] || finding.severity_name} ${count}`,
        }));
      }
      children.push(node(finding.id) || fresh(finding));
    }
    if (!shown.length) {
      children.push(make('p', {
        class: 'empty', text: bench.findings.size ? '没有符合筛选条件的疑似问题。' : '没有发现疑似问题。',
      }));
    }
    list.replaceChildren(...children);
    showFoot();
  }

  function matching() {
    return [...bench.findings.values()].filter(filters.matches);
  }

  function showFoot() {
    const open = matching().filter(isOpen);
    found.textContent = filters.isSet() ? `筛选结果${matching().length}条` : `共${bench.findings.size}条`;
    all.hidden = !open.length || !bench.mayWork();
    all.textContent = `全部确认筛选结果（${open.length}）`;
  }

  async function confirmAll() {
    const open = matching().filter(isOpen);
    if (!open.length || !verdicts.allowed()) return;
    const fatal = open.filter((finding) => finding.severity === 'fatal').length;
    const text = `将把筛选结果中待核和存疑的${open.length}条全部确认`
      + (fatal ? `，其中重大问题${fatal}条。` : '。') + '确认后可逐条修改或撤销。';
    if (await ask(bench.root, '全部确认', text, `确认${open.length}条`)) {
      verdicts.decideMany(open, { value: 'confirmed' });
    }
  }

  function renew(ids) {
    for (const id of ids) {
      const old = node(id);
      const finding = bench.findings.get(id);
      if (!old || !finding) continue;
      const focused = old.contains(document.activeElement);
      const made = fresh(finding);
      old.replaceWith(made);
      if (focused) made.querySelector('.finding-bar').focus({ preventScroll: true });
    }
    showFoot();
  }

  function select(finding) {
    const before = list.querySelector('.finding.open');
    if (before && before.dataset.finding === finding.id) {
      strip.mark(before);
      return;
    }
    forms.close();
    if (before) renew([before.dataset.finding]);
    const left = before && bench.findings.get(before.dataset.finding);
    if (!bench.shown.includes(finding.id) || left && !filters.matches(left)) show();
    const now = node(finding.id);
    if (!now.classList.contains('open')) cards.open(now, finding, width());
    reveal(now);
  }

  function reveal(card) {
    const frame = list.getBoundingClientRect();
    const at = card.getBoundingClientRect();
    // Headings stick to the top and would cover the card's own head.
    const covered = list.querySelector('.severity-title') ? 32 : 4;
    if (at.top < frame.top + covered || at.bottom > frame.bottom) {
      list.scrollTop += at.top - frame.top - covered;
    }
  }

  function step(by) {
    const at = bench.shown.indexOf(bench.selected);
    const next = bench.shown[at < 0 ? 0 : at + by];
    if (next) bench.select(next);
    else bench.speak(by > 0 ? '已是最后一条' : '已是第一条');
  }

  // The next that waits for an answer, from here on and then from the beginning.
  function nextOpen(fromStart = false) {
    const ids = matching().map((finding) => finding.id);
    const at = fromStart ? -1 : bench.shown.indexOf(bench.selected);
    const later = new Set(bench.shown.slice(at + 1));
    const waits = (id) => id !== bench.selected && stateOf(bench.findings.get(id)) === 'todo';
    const id = ids.find((item) => later.has(item) && waits(item)) || ids.find(waits);
    if (id) bench.select(id);
    return Boolean(id);
  }

  // A hand on its way to a finding gives its page a start.
  list.addEventListener('pointerover', (event) => {
    const card = event.target.closest('.finding');
    const finding = card && bench.findings.get(card.dataset.finding);
    if (finding) bench.emit('near', finding);
  });

  bench.on('loaded', () => { nodes.clear(); show(); });
  bench.on('filter', () => { show(); list.scrollTop = 0; });
  bench.on('selected', select);
  bench.on('verdict', renew);
  new ResizeObserver(() => {
    if (Math.abs(listWidth - list.clientWidth) < 8) return;
    listWidth = list.clientWidth;
    if (bench.selected && node(bench.selected) && !forms.isOpen()) renew([bench.selected]);
  }).observe(list);
  return { list, foot, step, nextOpen, node };
}
