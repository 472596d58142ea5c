// 确认、排除、修改、存疑 of the open finding, and the two little forms that go with them.

function makeForms(bench, verdicts) {
  let next = () => {};
  let opened = null;

  const slot = () => bench.find('.finding.open .form-place');

  function open(kind, form) {
    close();
    const place = slot();
    if (!place) return false;
    opened = kind;
    place.append(form);
    form.scrollIntoView({ block: 'nearest' });
    return true;
  }

  function close() {
    opened = null;
    bench.keys.expect(null);
    const place = slot();
    if (place) place.replaceChildren();
  }

  function settle(finding, said) {
    close();
    verdicts.decide(finding, said);
  }

  function confirm(finding) {
    if (!finding || !verdicts.allowed()) return;
    if (stateOf(finding) !== 'confirmed') settle(finding, { value: 'confirmed' });
    next();
  }

  function doubt(finding) {
    if (!finding || !verdicts.allowed()) return;
    if (stateOf(finding) !== 'open') settle(finding, { value: 'open' });
    next();
  }

  function reject(finding) {
    if (!finding || !verdicts.allowed()) return;
    if (bench.selected !== finding.id) bench.select(finding.id);
    const old = finding.verdict && finding.verdict.value === 'rejected' ? finding.verdict : {};
    const note = make('input', {
      type: 'text', maxlength: 500, placeholder: '说明（可不填）', 'aria-label': '排除说明',
      value: old.note || '',
    });
    const choose = (reason) => {
      settle(finding, { value: 'rejected', reason_kind: reason.value, note: note.value.trim() });
      next();
    };
    const reasons = REASONS.map((reason) => make('button', {
      type: 'button', class: 'button reason', onclick: () => choose(reason),
      'aria-pressed': String(old.reason_kind === reason.value),
    }, key(reason.key), reason.name));
    const form = make('div', { class: 'form', role: 'group', 'aria-label': '排除理由' },
      make('div', { class: 'reasons-row' }, reasons),
      make('div', { class: 'form-row' }, note, button('取消', close)));
    form.addEventListener('keydown', (event) => {
      if (event.isComposing || event.keyCode === 229) return;
      if (event.key === 'Escape') { event.stopPropagation(); close(); }
      // The reasons stand beside the note: Enter goes back to them, so that 1–4 choose.
      if (event.key === 'Enter' && event.target === note) { event.preventDefault(); reasons[0].focus(); }
    });
    if (!open('reject', form)) return;
    bench.speak('排除理由：1 误报，2 不计分，3 口径，4 识别错');
    bench.keys.expect((name) => {
      const reason = REASONS.find((item) => item.key === name);
      if (reason) choose(reason);
      if (name === 'Escape') close();
      return Boolean(reason) || name === 'Escape';
    });
  }

  function amend(finding) {
    if (!finding || !verdicts.allowed()) return;
    if (bench.selected !== finding.id) bench.select(finding.id);
    const old = finding.verdict || {};
    const message = make('textarea', { rows: 3, maxlength: 2000 });
    message.value = finding.message;
    const points = make('input', {
      type: 'number', min: 0, max: 100, step: 0.5, value: old.points ?? '', placeholder: '按标准',
    });
    const severity = choice(SEVERITIES, finding.severity);
    const note = make('input', {
      type: 'text', maxlength: 500, required: true, placeholder: '为什么修改（必填）', value: old.note || '',
    });
    const form = make('form', { class: 'form', 'aria-label': '修改疑似问题' },
      labelled('问题表述', message),
      make('div', { class: 'form-row wide' }, labelled('级别', severity), labelled('扣分', points)),
      labelled('修改说明', note),
      make('div', { class: 'form-row end' },
        button('取消', close, { class: 'button' }),
        make('button', { class: 'button primary', text: '保存修改' })));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const said = { value: 'amended', note: note.value.trim() };
      if (!said.note) { note.focus(); return; }
      if (message.value.trim() && message.value.trim() !== finding.message) said.message = message.value.trim();
      if (severity.value !== finding.severity) said.severity = severity.value;
      if (points.value !== '') said.points = Number(points.value);
      settle(finding, said);
      bench.find('.stage').focus({ preventScroll: true });
    });
    form.addEventListener('keydown', (event) => {
      if (event.isComposing || event.keyCode === 229) return;
      if (event.key === 'Escape') {
        event.stopPropagation();
        close();
        bench.find('.stage').focus({ preventScroll: true });
      }
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
    if (!open('amend', form)) return;
    message.focus();
    message.setSelectionRange(0, 0);
    message.scrollTop = 0;
  }

  function bindKeys() {
    const { bind } = bench.keys;
    bind('y', '确认，并转到下一条待核', () => confirm(bench.finding()));
    bind('n', '排除，再按 1–4 选理由', () => reject(bench.finding()));
    bind('e', '修改表述、级别、扣分', () => amend(bench.finding()));
    bind('d', '存疑，并转到下一条待核', () => doubt(bench.finding()));
    bind('z', '撤销', verdicts.undo);
    bind('Escape', '', close);
  }

  return {
    confirm, reject, amend, doubt, close, bindKeys,
    isOpen: () => opened !== null,
    then: (action) => { next = action; },
  };
}
