// 更正要素: the value a person reads on the page, and why; the checks run again.

const MARK_WORDS = { present: '有', absent: '无', uncertain: '看不清' };

function makeFactCorrections(bench, jobs) {
  function row(fact) {
    const place = make('div', { class: 'form-place' });
    const tools = bench.mayWork() ? [
      button('更正', () => edit(fact, place), {
        class: 'button bare small', 'aria-label': `更正${fact.field_name}`,
      }),
      fact.corrected ? button('撤回', () => withdraw(fact), {
        class: 'button bare small', 'aria-label': `撤回对${fact.field_name}的更正`,
      }) : null,
    ] : [];
    const shown = words(fact) || '未读出';
    return make('div', { class: 'fact' + (fact.corrected ? ' corrected' : '') },
      make('span', { class: 'fact-name', text: fact.field_name }),
      make('span', { class: 'fact-value', text: shown, title: fact.raw && fact.raw !== shown ? `原文：${fact.raw}` : shown }),
      make('span', { class: 'fact-tools' },
        make('span', { class: 'soft number', text: fact.corrected ? '人工' : percent(fact.confidence) }), tools),
      place);
  }

  // Sums are kept as 分 and marks as English words; people read what stands on the paper.
  function words(fact) {
    if (MARK_WORDS[fact.value]) return MARK_WORDS[fact.value];
    if (typeof fact.value === 'number' && fact.raw) return fact.raw;
    return fact.value === null || fact.value === undefined ? '' : say(fact.value);
  }

  function say(value) {
    if (Array.isArray(value)) return value.map(say).join('、');
    if (typeof value === 'boolean') return value ? '是' : '否';
    if (value && typeof value === 'object') return Object.values(value).filter(Boolean).map(say).join(' ');
    return String(value);
  }

  function edit(fact, place) {
    const value = make('input', {
      type: 'text', maxlength: 500, placeholder: '纸面空白时留空', value: MARK_WORDS[fact.value] || fact.raw || words(fact),
    });
    const why = make('input', { type: 'text', required: true, maxlength: 500, placeholder: '如：第3页印章遮住了“8”' });
    const close = () => place.replaceChildren();
    const form = make('form', { class: 'form', 'aria-label': `更正${fact.field_name}` },
      labelled('正确的内容', value), labelled('更正理由', why),
      make('div', { class: 'form-row end' },
        button('取消', close), make('button', { class: 'button primary', text: '更正并重新评查' })));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      send(fact, { method: 'POST', json: { value: value.value.trim(), why: why.value.trim() } },
        `已更正：${fact.field_name}`, close);
    });
    form.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.stopPropagation();
      close();
    });
    place.replaceChildren(form);
    value.focus();
    value.select();
  }

  async function withdraw(fact) {
    if (await ask(bench.root, '撤回更正', `“${fact.field_name}”将恢复为机器识读的内容，并重新评查。`, '撤回更正')) {
      send(fact, { method: 'DELETE' }, `已撤回更正：${fact.field_name}`);
    }
  }

  async function send(fact, options, title, done = () => {}) {
    try {
      await bench.own(async () => {
        const { job } = await api(bench.path(`/facts/${encodeURIComponent(fact.id)}`), options);
        done();
        await jobs.recheck(job, title);
      });
    } catch (refusal) {
      tellRefusal(refusal);
    }
  }

  return { row };
}
