// Talks to /api/v1 and to the person: requests, notices, dialogs.

class Refusal extends Error {
  constructor(status, code, message, detail) {
    super(message);
    this.status = status;
    this.code = code;
    this.detail = detail;
  }
}

let whoAmI = null;

function me() {
  whoAmI ??= api('/me').catch((refusal) => {
    whoAmI = null;
    throw refusal;
  });
  return whoAmI;
}

async function csrfToken() {
  const kept = document.querySelector('meta[name="juanjian-csrf"]');
  return (kept && kept.content) || (await me()).csrf;
}

async function request(path, { method = 'GET', json, body } = {}) {
  const headers = { Accept: 'application/json' };
  if (json !== undefined) headers['Content-Type'] = 'application/json';
  if (method !== 'GET') headers['X-CSRF-Token'] = await csrfToken();
  const content = json === undefined ? body : JSON.stringify(json);
  let answer;
  try {
    answer = await fetch('/api/v1' + path, {
      method, headers, body: content, credentials: 'same-origin',
    });
  } catch {
    throw new Refusal(0, 'offline', '连不上服务器。请检查网络，然后重试。');
  }
  if (answer.ok) return answer;
  const said = await answer.json().catch(() => null);
  const error = (said && said.error) || {};
  if (answer.status === 401) {
    location.assign('/login?expired=1&next=' + encodeURIComponent(location.pathname + location.search));
  }
  const message = error.message || `服务器没有完成这项操作（${answer.status}）。请重试。`;
  throw new Refusal(answer.status, error.code || '', message, error);
}

async function api(path, options) {
  const answer = await request(path, options);
  return answer.status === 204 ? null : answer.json();
}

// Saves the answer as a file, so that a refusal can be told instead of shown as a page.
async function download(path) {
  const answer = await request(path);
  const named = /filename\*=UTF-8''([^;]+)/i.exec(answer.headers.get('Content-Disposition') || '');
  const address = URL.createObjectURL(await answer.blob());
  const name = named ? decodeURIComponent(named[1]) : path.split('/').pop().split('?')[0];
  make('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

// A notice at the foot of the window; errors stay longer and are read out at once.
function notify(text, tone = 'plain') {
  let shelf = document.getElementById('desk-notices');
  if (!shelf) {
    shelf = make('div', { id: 'desk-notices', class: 'desk' });
    document.body.append(shelf);
  }
  const role = tone === 'error' ? 'alert' : 'status';
  const notice = make('div', { class: `notice ${tone}`, role }, make('span', { text }));
  notice.append(button('×', () => notice.remove(), { class: 'close', 'aria-label': '关闭提示' }));
  // Only a dialog's own content can be seen and clicked while it is open.
  const above = document.querySelector('dialog[open] .notices');
  (above || shelf).append(notice);
  while (notice.parentNode.children.length > 3) notice.parentNode.firstChild.remove();
  setTimeout(() => notice.remove(), tone === 'error' ? 9000 : 3500);
}

function tellRefusal(refusal) {
  notify(refusal.message || String(refusal), 'error');
}

// A dialog that keeps the focus; `onclose` is told whether it was sent.
function openDialog(host, title, content, actions, settings = {}) {
  const before = document.activeElement;
  const box = make('dialog', { class: 'dialog', 'aria-label': title, ...settings });
  const form = make('form', { method: 'dialog' },
    make('h2', { class: 'dialog-title', text: title }),
    make('div', { class: 'dialog-body' }, content),
    make('div', { class: 'notices' }),
    make('div', { class: 'dialog-actions' }, actions));
  box.append(form);
  box.addEventListener('close', () => {
    box.remove();
    if (before && before.isConnected) before.focus({ preventScroll: true });
  });
  host.append(box);
  box.showModal();
  return box;
}

// Asks before something large; resolves to true when the person agrees.
function ask(host, title, text, yes) {
  return new Promise((resolve) => {
    const box = openDialog(host, title, make('p', { text }), [
      make('button', { class: 'button', value: '', text: '取消' }),
      make('button', { class: 'button primary', value: 'yes', text: yes, autofocus: true }),
    ]);
    box.addEventListener('close', () => resolve(box.returnValue === 'yes'));
  });
}

// A button with a panel under it, closed by Esc, by a click elsewhere and when it loses the focus.
function menu(text, content, settings = {}) {
  const panel = make('div', { class: 'menu-panel', hidden: true });
  const opener = button(text, () => (panel.hidden ? open() : close()), {
    class: 'button menu-opener', 'aria-expanded': 'false', ...settings,
  });
  const box = make('div', { class: 'menu' }, opener, panel);
  const outside = (event) => { if (!box.contains(event.target)) close(); };
  function open() {
    panel.replaceChildren(...[content()].flat());
    panel.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    document.addEventListener('pointerdown', outside, true);
  }
  function close() {
    panel.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', outside, true);
  }
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || panel.hidden) return;
    event.stopPropagation();
    close();
    opener.focus();
  });
  box.addEventListener('focusout', (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) close();
  });
  return { box, opener, panel, open, close, refresh: () => { if (!panel.hidden) open(); } };
}
