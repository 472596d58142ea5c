// The bar above the page: which page, zoom, turn, draw, text.

function makeViewerTools(bench, viewer, textPanel, addFinding) {
  const bar = bench.find('.viewer-tools');
  const title = make('span', { class: 'page-title' });
  const number = make('input', {
    type: 'text', inputmode: 'numeric', class: 'page-number number', 'aria-label': '页码',
  });
  const count = make('span', { class: 'number soft' });
  const zoomed = make('span', { class: 'zoom-level number soft', 'aria-hidden': 'true' });
  const icon = (text, label, action) => button(text, action, {
    class: 'button icon', title: label, 'aria-label': label,
  });
  const step = (by) => bench.show(bench.page + by);
  const previous = icon('‹', '上一页（[）', () => step(-1));
  const next = icon('›', '下一页（]）', () => step(1));
  const width = button('适宽', () => viewer.setMode('width'), { 'aria-label': '适合宽度', title: '适合宽度（W）' });
  const whole = button('整页', () => viewer.setMode('page'), { title: '整页（P）' });
  const box = button('框选', () => addFinding.toggle(), {
    'aria-pressed': 'false', title: '框出遗漏的问题（B）',
  });
  const text = button('文字', () => textPanel.toggle(), {
    'aria-pressed': 'false', title: 'OCR 文字与要素（T）',
  });
  bar.append(
    previous, number, count, next, title,
    make('span', { class: 'tool-group' },
      icon('−', '缩小（-）', () => viewer.zoom(1 / 1.25)), zoomed,
      icon('+', '放大（+）', () => viewer.zoom(1.25)), width, whole,
      icon('⟳', '旋转视图（R）', viewer.turn)),
    make('span', { class: 'tool-group' }, box, text),
  );

  number.addEventListener('change', () => {
    const no = Number(number.value);
    if (bench.pages.has(no)) bench.show(no);
    else number.value = bench.page;
  });
  number.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing) number.blur();
  });
  number.addEventListener('focus', () => number.select());

  bench.on('loaded', () => { count.textContent = `/ ${bench.pages.size}`; });
  bench.on('page', (no) => {
    const page = bench.pages.get(no);
    number.value = no;
    title.textContent = bench.titles.get(page.document) || '';
    title.title = title.textContent;
    previous.disabled = !bench.pages.has(no - 1);
    next.disabled = !bench.pages.has(no + 1);
  });
  bench.on('zoomed', (at) => {
    zoomed.textContent = percent((at.scale * 72) / 96);
    width.setAttribute('aria-pressed', String(at.mode === 'width'));
    whole.setAttribute('aria-pressed', String(at.mode === 'page'));
  });
  bench.on('drawing', (on) => box.setAttribute('aria-pressed', String(on)));
  bench.on('text panel', (on) => text.setAttribute('aria-pressed', String(on)));

  const { bind } = bench.keys;
  bind(['[', 'PageUp'], '上一页', () => step(-1));
  bind([']', 'PageDown'], '下一页', () => step(1));
  bind(['+', '='], '放大', () => viewer.zoom(1.25));
  bind('-', '缩小', () => viewer.zoom(1 / 1.25));
  bind('w', '适合宽度', () => viewer.setMode('width'));
  bind('p', '整页', () => viewer.setMode('page'));
  bind('r', '旋转视图', viewer.turn);
  bind('t', '打开或收起 OCR 文字', () => textPanel.toggle());
  bind('b', '框出遗漏的问题', () => addFinding.toggle());
}
