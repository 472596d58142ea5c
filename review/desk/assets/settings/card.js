// A card of the settings; `act`: the button beside its title.

function settingCard({ title, act }, ...content) {
  const name = make('h2', { text: title });
  const head = act === undefined ? name : make('div', { class: 'setting-head' }, name, act);
  return make('section', { class: 'card setting' }, head, ...content);
}
