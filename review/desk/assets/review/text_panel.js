// OCR 文字 and 要素 of the page: a line shows its box, a box shows its line; a fact is corrected here.

const KEPT_TEXTS = 40;

function makeTextPanel(bench, viewer, jobs) {
  const panel = bench.find('.text-panel');
  const facts = make('div', { class: 'facts' });
  const lines = make('div', { class: 'lines' });
  const scroll = make('div', { class: 'text-scroll', tabindex: '0', role: 'group', 'aria-label': '本页文字' },
    facts, lines);
  panel.append(scroll);
  const texts = new Map();
  const corrections = makeFactCorrections(bench, jobs);
  let shownPage = 0;

  function toggle() {
    panel.hidden = !panel.hidden;
    bench.emit('text panel', !panel.hidden);
    if (panel.hidden) {
      viewer.boxes.showLines([]);
      viewer.boxes.point(null);
    } else show();
  }

  async function textOf(no) {
    if (!texts.has(no)) texts.set(no, api(bench.path(`/pages/${no}/text`)));
    if (texts.size > KEPT_TEXTS) texts.delete(texts.keys().next().value);
    try {
      return await texts.get(no);
    } catch (refusal) {
      texts.delete(no);
      throw refusal;
    }
  }

  async function show() {
    if (panel.hidden || !bench.page) return;
    const no = bench.page;
    let text;
    try {
      text = await textOf(no);
    } catch (refusal) {
      tellRefusal(refusal);
      return;
    }
    if (bench.page !== no || panel.hidden) return;
    const turned = shownPage !== no;
    shownPage = no;
    facts.replaceChildren(
      make('h2', { class: 'panel-title', text: `本页要素（${text.facts.length}）` }),
      ...text.facts.map((fact) => hover(corrections.row(fact), fact.box)),
    );
    lines.replaceChildren(
      make('h2', { class: 'panel-title', text: `OCR 文字（${text.lines.length}行）` }),
      ...text.lines.map(line),
    );
    if (!text.lines.length) lines.append(make('p', { class: 'soft', text: '这一页没有识读出文字。' }));
    if (turned) scroll.scrollTop = 0;
    viewer.boxes.showLines(text.lines);
  }

  function line(item, index) {
    const unsure = item.confidence !== null && item.confidence < 0.8;
    const node = make('p', {
      class: 'text-line' + (unsure ? ' unsure' : '') + (item.under_seal ? ' under-seal' : ''),
      text: item.text, data: { line: index },
      title: [unsure ? `置信度 ${percent(item.confidence)}` : '', item.under_seal ? '在印章下' : '']
        .filter(Boolean).join('，') || null,
      onclick: () => { if (!String(getSelection())) bench.show(bench.page, item.box); },
    });
    return hover(node, item.box);
  }

  function hover(node, box) {
    if (!box) return node;
    node.addEventListener('pointerenter', () => viewer.boxes.point(box));
    node.addEventListener('pointerleave', () => viewer.boxes.point(null));
    node.addEventListener('focusin', () => viewer.boxes.point(box));
    return node;
  }

  bench.on('line pointed', (index) => {
    const before = lines.querySelector('.pointed');
    if (before) before.classList.remove('pointed');
    const node = index === null ? null : lines.querySelector(`[data-line="${index}"]`);
    if (!node || shownPage !== bench.page) return;
    node.classList.add('pointed');
    const top = node.offsetTop - scroll.offsetTop;
    if (top < scroll.scrollTop || top + node.offsetHeight > scroll.scrollTop + scroll.clientHeight) {
      scroll.scrollTop = top - scroll.clientHeight / 2;
    }
  });
  bench.on('page', (no, box, turned) => { if (turned) show(); });
  bench.on('rechecked', () => texts.clear());
  bench.on('loaded', show);
  return { toggle };
}
