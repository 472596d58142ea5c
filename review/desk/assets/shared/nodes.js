// Makes nodes. Text of a case file reaches the page only as text nodes and attributes.

const SVG = 'http://www.w3.org/2000/svg';

// make('button', {class: 'quiet', text: '取消', onclick: close}, child, …); null children are left out.
function make(tag, settings = {}, ...children) {
  return fill(document.createElement(tag), settings, children);
}

function draw(tag, settings = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), settings, children);
}

function fill(node, settings, children) {
  for (const [name, value] of Object.entries(settings)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'text') node.textContent = value;
    else if (name === 'data') Object.assign(node.dataset, value);
    else if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

function button(text, onclick, settings = {}) {
  return make('button', { type: 'button', class: 'button', text, onclick, ...settings });
}

function key(name) {
  return make('kbd', { text: name, 'aria-hidden': 'true' });
}

function labelled(text, control) {
  return make('label', { class: 'field' }, make('span', { class: 'field-name', text }), control);
}

function choice(options, chosen, settings = {}) {
  const list = make('select', settings);
  for (const [value, text] of options) list.append(make('option', { value, text }));
  list.value = chosen;
  return list;
}

// A table; names: '案号', or ['卷数', 'number']. `rows`: its rows, or the body that is filled later.
// What can be done stands at the right.
function grid(names, rows, { caption = '', classes = '' } = {}) {
  const heads = names.map((one) => {
    const [text, kind] = [one].flat();
    return make('th', { scope: 'col', class: kind || (text === '办理' ? 'number' : null), text });
  });
  const body = rows instanceof Node ? rows : make('tbody', {}, rows);
  return make('table', { class: `grid ${classes}`.trim() },
    caption ? make('caption', { class: 'visually-hidden', text: caption }) : null,
    make('thead', {}, make('tr', {}, heads)), body);
}

// Names with what they stand for: [name, text or node]; one of which nothing is known is left out.
function factList(facts) {
  const lines = facts
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => [make('dt', { text: name }), make('dd', {}, value)]);
  return make('dl', { class: 'facts' }, lines.flat());
}

function debounce(wait, action) {
  let timer = 0;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...given), wait);
  };
}

function percent(share) {
  return share === null || share === undefined ? '' : Math.round(share * 100) + '%';
}

function shortTime(text) {
  const when = new Date(/[Zz]|[+-]\d\d:\d\d$/.test(text) ? text : text + 'Z');
  if (Number.isNaN(when.getTime())) return text;
  const two = (number) => String(number).padStart(2, '0');
  return `${when.getMonth() + 1}月${when.getDate()}日 ${two(when.getHours())}:${two(when.getMinutes())}`;
}
