// Addresses of pages and pictures, the evidence cut out of its page, and asking again and again.

const query = (name) => new URLSearchParams(location.search).get(name) || '';

function address(page, parameters = {}) {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== '') words.set(name, value);
  }
  const tail = words.toString();
  return `/desk/${page}${tail ? '?' + tail : ''}`;
}

// The bench open at a place {page, box: [x, y, width, height] as shares of the page}.
function placeAddress(id, place, more = {}) {
  const box = place.box ? place.box.map((share) => +share.toFixed(4)).join(',') : '';
  return address('review', { case: id, page: place.page, box, ...more });
}

const casePath = (id, rest = '') => `/cases/${encodeURIComponent(id)}${rest}`;
const pictureAddress = (id, page, size) =>
  `/api/v1${casePath(id)}/pages/${page}/picture?size=${size}`;

function empty(title, ...more) {
  return make('div', { class: 'empty' }, make('div', { class: 'empty-title', text: title }), more);
}

// What stands around the place on its page, with the place marked.
function cutting(id, place, { width = '100%', tallest = 150, link = true } = {}) {
  const where = `第${place.page}页`;
  const picture = make('img', {
    alt: place.text || `${where}的截图`,
    loading: 'lazy',
    decoding: 'async',
  });
  const mark = make('span', { class: 'cutting-mark' });
  const frame = make(
    link ? 'a' : 'span',
    {
      class: 'cutting',
      style: `width:${width}`,
      href: link ? placeAddress(id, place) : null,
      title: link ? `在复核台打开${where}` : null,
    },
    picture,
    mark,
  );
  picture.addEventListener('load', () => {
    const [, , w, h] = place.box;
    const shown = Math.min(1, Math.max(w + 0.08, 0.4));
    const across = frame.clientWidth / shown;
    const down = (across * picture.naturalHeight) / picture.naturalWidth;
    const height = Math.min(h * down + 28, tallest);
    const { left, top, mark: around } = cropAround(
      place.box,
      { width: across, height: down },
      { width: frame.clientWidth, height },
      3,
    );
    frame.style.height = `${height}px`;
    picture.style.cssText = `width:${across}px;left:${-left}px;top:${-top}px`;
    Object.assign(mark.style, around);
    frame.classList.add('ready');
  });
  picture.addEventListener('error', () => frame.classList.add('lost'));
  picture.src = pictureAddress(id, place.page, 'page');
  return frame;
}

// Does `work` every so many seconds until it gives false; rests while the window is hidden.
function poll(work, seconds) {
  let timer = 0;
  async function round() {
    timer = 0;
    const goOn = document.hidden ? true : await work();
    if (goOn !== false) timer = setTimeout(round, seconds * 1000);
  }
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || !timer) return;
    clearTimeout(timer);
    round();
  });
  timer = setTimeout(round, seconds * 1000);
}

function bytes(count) {
  const megabytes = count / 1024 / 1024;
  if (megabytes < 1) return `${count ? Math.max(1, Math.round(count / 1024)) : 0} KB`;
  return `${megabytes.toFixed(megabytes < 10 ? 1 : 0)} MB`;
}

// Opens the case that the address names, or says in words why there is none to see.
async function openCase(page, work) {
  const id = query('case');
  const back = make('a', { href: address('tasks'), text: '到“我的任务”选择一份' });
  if (!id) {
    page.append(empty('没有选定案卷', back));
    return;
  }
  try {
    await work(id);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    page.append(empty(refusal.message, back));
  }
}
