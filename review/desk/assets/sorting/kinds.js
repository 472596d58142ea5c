// Choosing the kind of a document: what is typed narrows the list, the best match comes first.

function matchingKinds(kinds, typed) {
  const words = typed.replace(/\s+/g, '');
  if (!words) return kinds;
  const inOrder = (name) => {
    let at = -1;
    return [...words].every((letter) => (at = name.indexOf(letter, at + 1)) >= 0);
  };
  const rank = (name) =>
    name === words ? 0 : name.startsWith(words) ? 1 : name.includes(words) ? 2 : 3;
  return kinds.filter((kind) => inOrder(kind.name)).sort((a, b) => rank(a.name) - rank(b.name));
}

// Resolves to the id chosen, null where none was.
function chooseKind(host, kinds, current) {
  return new Promise((resolve) => {
    let chosen = null;
    let shown = [];
    let at = 0;
    const list = make('ul', {
      class: 'kind-list',
      role: 'listbox',
      id: 'kind-list',
      'aria-label': '文书类别',
    });
    const input = make('input', {
      type: 'text',
      role: 'combobox',
      'aria-expanded': 'true',
      'aria-controls': 'kind-list',
      'aria-label': '输入类别名称',
      placeholder: '输入几个字，例如“送达”',
      autocomplete: 'off',
      autofocus: true,
    });
    const take = (kind) => {
      chosen = kind.id;
      box.close('yes');
    };
    function mark() {
      [...list.children].forEach((row, index) =>
        row.setAttribute('aria-selected', String(index === at)),
      );
      if (shown[at]) {
        input.setAttribute('aria-activedescendant', `kind-${at}`);
        list.children[at].scrollIntoView({ block: 'nearest' });
      }
    }
    function show() {
      shown = matchingKinds(kinds, input.value);
      at = Math.max(0, input.value ? 0 : shown.findIndex((kind) => kind.id === current));
      list.replaceChildren(
        ...shown.map((kind, index) =>
          make(
            'li',
            { role: 'option', id: `kind-${index}`, onclick: () => take(kind) },
            kind.name,
            kind.id === current ? make('span', { class: 'soft', text: '现在的类别' }) : null,
          ),
        ),
      );
      mark();
    }
    input.addEventListener('input', show);
    input.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && shown.length) {
        event.preventDefault();
        at = (at + step + shown.length) % shown.length;
        mark();
      }
      if (event.key === 'Enter') {
        event.preventDefault();
        if (shown[at]) take(shown[at]);
      }
    });
    const box = openDialog(
      host,
      '选择文书类别',
      [input, list],
      [make('button', { class: 'button', value: '', formnovalidate: true, text: '取消' })],
    );
    box.addEventListener('close', () => resolve(chosen));
    show();
    input.focus();
  });
}
