// Search as you type over the catalogue of defects: code, name, category; arrows and Enter choose.

const SHOWN_DEFECTS = 60;

function makeDefectChooser(defects) {
  let chosen = null;
  let active = -1;
  let shown = [];
  const list = make('ul', { class: 'options', role: 'listbox', id: 'defect-options', 'aria-label': '缺陷项' });
  const input = make('input', {
    type: 'text', role: 'combobox', 'aria-expanded': 'true', 'aria-controls': 'defect-options',
    'aria-autocomplete': 'list', autocomplete: 'off', placeholder: '输入编码或名称查找',
  });
  const box = make('div', { class: 'chooser' }, labelled('缺陷项', input), list);
  const chooser = { box, input, chosen: () => chosen, onchoose: () => {} };

  function search() {
    const words = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    shown = defects.filter((defect) => {
      const text = `${defect.code} ${defect.name} ${defect.category_name || defect.category}`.toLowerCase();
      return words.every((word) => text.includes(word));
    }).slice(0, SHOWN_DEFECTS);
    active = shown.length && words.length ? 0 : -1;
    list.replaceChildren(...shown.map((defect, index) => make('li', {
      role: 'option', id: `defect-${index}`, 'aria-selected': 'false', onclick: () => choose(index),
    },
    make('span', { class: `badge ${defect.severity}`, text: SEVERITY_NAMES[defect.severity] }),
    make('span', { class: 'number', text: defect.code }), make('span', { text: defect.name }))));
    if (!shown.length) list.append(make('li', { class: 'soft', role: 'option', 'aria-selected': 'false', text: '没有符合的缺陷项' }));
    mark();
  }

  function mark() {
    [...list.children].forEach((node, index) => node.setAttribute('aria-selected', String(index === active)));
    if (active >= 0) {
      input.setAttribute('aria-activedescendant', `defect-${active}`);
      list.children[active].scrollIntoView({ block: 'nearest' });
    } else input.removeAttribute('aria-activedescendant');
  }

  function choose(index) {
    chosen = shown[index];
    if (!chosen) return;
    input.value = `${chosen.code} ${chosen.name}`;
    search();
    chooser.onchoose(chosen);
  }

  input.addEventListener('input', () => { chosen = null; search(); });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      active = Math.max(0, Math.min(shown.length - 1, active + by));
      mark();
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      choose(Math.max(active, 0));
    }
  });
  search();
  return chooser;
}
