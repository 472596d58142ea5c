// 按键说明: what every key does, from the registry itself.

function makeHelp(bench) {
  const names = { Escape: 'Esc', PageUp: 'PgUp', PageDown: 'PgDn', '=': null };
  return () => {
    if (document.querySelector('dialog[open]')) return;
    const rows = bench.keys.shown.map((item) => make('div', { class: 'key-row' },
      make('span', { class: 'key-names' }, item.names.filter((name) => names[name] !== null).map((name) => make('kbd', {
        text: names[name] || (name.length === 1 ? name.toUpperCase() : name),
      }))),
      make('span', { text: item.text })));
    openDialog(bench.root, '按键', [
      make('div', { class: 'key-list' }, rows),
      make('p', { class: 'soft', text: '滚轮缩放，拖动移动，点框选中问题。在输入框里打字时按键不起作用。' }),
    ], [make('button', { class: 'button primary', text: '关闭', value: '', autofocus: true })], { class: 'dialog wide' });
  };
}
