// Keys of a page. They never fire while somebody types, writes Chinese or answers a dialog.

const OTHER_NAMES = { '【': '[', '】': ']', '？': '?', BracketLeft: '[', BracketRight: ']' };

function isTyping(target) {
  return target instanceof HTMLElement
    && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
      && !/^(checkbox|radio|button)$/.test(target.type));
}

function makeKeys() {
  const bindings = new Map();
  const shown = [];
  let waiting = null;

  function bind(names, text, action) {
    for (const name of [names].flat()) bindings.set(name, action);
    if (text) shown.push({ names: [names].flat(), text });
  }

  // The next key goes to `action` first (N, then 1–4); it says whether it has used the key.
  function expect(action) {
    waiting = action;
  }

  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
    const pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const name = OTHER_NAMES[pressed] || OTHER_NAMES[event.code] || pressed;
    if (waiting && waiting(name)) {
      event.preventDefault();
      return;
    }
    const action = bindings.get(name);
    if (!action || event.repeat && !/^[jk[\]+-]$|^Page/.test(name)) return;
    event.preventDefault();
    action();
  });

  return { bind, expect, shown };
}
