// What the list and the view of cards share: addresses, badges, pictures with the place marked.

const teachingPath = (rest = '') => `/teaching${rest}`;
const cardPath = (id, rest = '') => teachingPath(`/cards/${encodeURIComponent(id)}${rest}`);

const DIFFICULTY_NAMES = ['', '浅显', '较易', '中等', '较难', '很难'];

// A button with the key that does the same.
function keyedButton(text, name, onclick, settings = {}) {
  const made = button('', onclick, settings);
  made.append(text, key(name));
  return made;
}

function difficultyTag(level) {
  return make('span', {
    class: 'tag', title: `难度 ${level} / 5`,
    text: `难度：${DIFFICULTY_NAMES[level] || level}`,
  });
}

function cardTags(card) {
  const tone = { draft: 'warn', withdrawn: 'bad' }[card.state];
  return make('div', { class: 'card-tags' },
    card.severity
      ? make('span', { class: `badge ${card.severity}`, text: card.severity_name })
      : null,
    card.kind === 'excellent' ? make('span', { class: 'tag good', text: '优秀案卷' }) : null,
    tone ? make('span', { class: `tag ${tone}`, text: card.state_name }) : null,
    card.blocked ? make('span', { class: 'tag bad', text: '仍可读出个人信息' }) : null,
    card.category_name ? make('span', { class: 'tag', text: card.category_name }) : null,
    card.ministry_name ? make('span', { class: 'tag', text: card.ministry_name }) : null,
    card.kind === 'fault' ? difficultyTag(card.difficulty) : null);
}

// A masked page; `places` are framed over it, on the picture itself nothing is drawn.
function maskedPage(page, { places = true, width = '100%' } = {}) {
  const frame = make('figure', { class: 'masked-page', style: `width:${width}` });
  const picture = make('img', {
    src: page.picture, alt: `${page.title || '页面'}（已遮盖个人信息）`, decoding: 'async',
  });
  const sheet = make('div', { class: 'masked-sheet' }, picture);
  if (places) sheet.append(...(page.places || []).map(placeFrame));
  frame.append(sheet, make('figcaption', { class: 'soft', text: page.title }));
  return frame;
}

function placeFrame(box) {
  return make('span', { class: 'place-frame', style: boxStyle(box), 'aria-hidden': 'true' });
}

function boxStyle([x, y, w, h]) {
  const share = (number) => `${(number * 100).toFixed(3)}%`;
  return `left:${share(x)};top:${share(y)};width:${share(w)};height:${share(h)}`;
}
