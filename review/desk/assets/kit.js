// What every part needs: building elements, asking the server, words and small dialogues.
// Text always goes in as textContent.

export function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'class') node.className = value;
    else if (name === 'dataset') Object.assign(node.dataset, value);
    else if (name === 'style') node.style.cssText = value;
    else if (name in node && name !== 'list') node[name] = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

export class Refused extends Error {
  constructor(status, error) {
    super(error.message || '操作未完成，请稍后再试。');
    this.status = status;
    this.code = error.code || '';
    this.detail = error;
  }
}

let asked = null;

// Who works here: {login, name, role, role_name, csrf, version}.
export function me() {
  asked ||= api('me');
  return asked;
}

export async function api(path, { method = 'GET', json, signal } = {}) {
  const headers = { Accept: 'application/json' };
  if (method !== 'GET') headers['X-CSRF-Token'] = (await me()).csrf;
  if (json !== undefined) headers['Content-Type'] = 'application/json';
  let answer;
  try {
    answer = await fetch('/api/v1/' + path, {
      method, headers, signal, body: json === undefined ? undefined : JSON.stringify(json),
    });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Refused(0, { code: 'offline', message: '连不上工作台。请确认程序仍在运行，然后再试。' });
  }
  if (answer.status === 401) toLogin();
  const text = await answer.text();
  let data = {};
  try { data = text ? JSON.parse(text) : {}; } catch { /* told below by the status */ }
  if (!answer.ok) throw new Refused(answer.status, data.error || {});
  return data;
}

export function toLogin() {
  location.assign('/login?next=' + encodeURIComponent(location.pathname + location.search));
}

export const query = name => new URLSearchParams(location.search).get(name) || '';

export function address(page, parameters = {}) {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== '') words.set(name, value);
  }
  const tail = words.toString();
  return '/desk/' + page + (tail ? '?' + tail : '');
}

// The bench at a place {page, box}.
export const placeAddress = (id, place, more = {}) => address('review', {
  case: id, page: place.page, box: place.box ? place.box.map(part => +part.toFixed(4)).join(',') : '', ...more,
});

export const pictureAddress = (id, page, size) =>
  `/api/v1/cases/${encodeURIComponent(id)}/pages/${page}/picture?size=${size}`;

export function when(iso) {
  if (!iso) return '';
  const moment = new Date(/[zZ]|[+-]\d\d:?\d\d$/.test(iso) ? iso : iso + 'Z');
  const two = number => String(number).padStart(2, '0');
  const clock = `${two(moment.getHours())}:${two(moment.getMinutes())}`;
  const now = new Date();
  if (moment.toDateString() === now.toDateString()) return `今天 ${clock}`;
  const day = `${moment.getMonth() + 1}月${moment.getDate()}日`;
  return moment.getFullYear() === now.getFullYear() ? `${day} ${clock}` : `${moment.getFullYear()}年${day}`;
}

export function bytes(count) {
  if (count < 1024 * 1024) return `${Math.max(1, Math.round(count / 1024))} KB`;
  return `${(count / 1024 / 1024).toFixed(count < 10 * 1024 * 1024 ? 1 : 0)} MB`;
}

let told = null;

export function tell(text, kind = 'good') {
  if (!told || !told.isConnected) {
    told = el('div', { class: 'told', role: 'status' });
    document.body.append(told);
  }
  const note = el('div', { class: 'note ' + kind }, text);
  told.append(note);
  setTimeout(() => note.remove(), kind === 'bad' ? 9000 : 5000);
}

export const tellError = error => { if (error.name !== 'AbortError') tell(error.message, 'bad'); };

export const empty = (title, ...more) => el('div', { class: 'empty' }, el('div', { class: 'empty-title' }, title), ...more);

// A question in a dialogue; gives the value of the button, '' where it was closed.
export function ask(title, body, buttons) {
  return new Promise(resolve => {
    const dialogue = el('dialog', { class: 'ask', 'aria-label': title });
    const form = el('form', { method: 'dialog' }, el('h2', {}, title), el('div', { class: 'ask-body' }, body),
      el('div', { class: 'ask-buttons' }, buttons.map(([value, words, look]) =>
        el('button', { value, class: 'button ' + (look || ''), formNoValidate: value === '' }, words))));
    dialogue.append(form);
    dialogue.addEventListener('close', () => { dialogue.remove(); resolve(dialogue.returnValue); });
    document.body.append(dialogue);
    dialogue.showModal();
  });
}

// The evidence cut out of its page: what stands around the box {page, box}, the box marked.
export function crop(id, place, { width = 420, tallest = 150, link = true } = {}) {
  const picture = el('img', { alt: place.text || `第${place.page}页的截图`, loading: 'lazy', decoding: 'async' });
  const mark = el('span', { class: 'crop-mark' });
  const frame = el(link ? 'a' : 'span', {
    class: 'crop', style: `width:${width}px`, href: link ? placeAddress(id, place) : null,
    title: link ? `在复核台打开第${place.page}页` : null,
  }, picture, mark);
  picture.addEventListener('load', () => {
    const [x, y, w, h] = place.box;
    const shownWidth = Math.min(1, Math.max(w + 0.08, 0.4));
    const scale = frame.clientWidth / shownWidth;
    const tall = scale * picture.naturalHeight / picture.naturalWidth;
    const left = Math.min(Math.max(x + w / 2 - shownWidth / 2, 0), 1 - shownWidth) * scale;
    const height = Math.min(h * tall + 28, tallest);
    const top = Math.max(Math.min(y * tall - Math.max((height - h * tall) / 2, 8), tall - height), 0);
    frame.style.height = `${height}px`;
    picture.style.cssText = `width:${scale}px;left:${-left}px;top:${-top}px`;
    mark.style.cssText = `left:${x * scale - left - 3}px;top:${y * tall - top - 3}px;`
      + `width:${w * scale + 6}px;height:${h * tall + 6}px`;
    frame.classList.add('ready');
  });
  picture.addEventListener('error', () => frame.classList.add('lost'));
  picture.src = pictureAddress(id, place.page, 'page');
  return frame;
}

// Calls `work` until it gives a false value, each time `seconds` after it is done; not while hidden.
export function poll(work, seconds) {
  let timer = null;
  const round = async () => {
    timer = null;
    let go = true;
    if (!document.hidden) go = await work().catch(() => true);
    if (go !== false) timer = setTimeout(round, seconds * 1000);
  };
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && timer) { clearTimeout(timer); round(); }
  });
  timer = setTimeout(round, seconds * 1000);
}

export function typing(event) {
  return event.isComposing || event.ctrlKey || event.metaKey || event.altKey
    || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
}
