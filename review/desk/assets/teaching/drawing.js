// Boxes drawn over `sheet`, in shares of it: by dragging the mouse, or by keys while it has the focus.

const KEYS_TELL = '键盘：方向键移动方框，Shift 加方向键改变大小，空格画定，Esc 放弃';
const FIRST_BOX = [0.2, 0.04];
const STEP = 0.005;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function letDraw(sheet, done) {
  let from = null;
  const rubber = make('span', { class: 'cover-frame new' });
  const told = make('span', { class: 'visually-hidden', role: 'status' });
  sheet.append(told);
  const at = (event) => {
    const edges = sheet.getBoundingClientRect();
    const share = (value, low, size) => Math.min(1, Math.max(0, (value - low) / size));
    return [share(event.clientX, edges.left, edges.width), share(event.clientY, edges.top, edges.height)];
  };
  sheet.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    sheet.focus({ preventScroll: true });
    from = at(event);
    sheet.setPointerCapture(event.pointerId);
    rubber.removeAttribute('style');
    sheet.append(rubber);
  });
  sheet.addEventListener('pointermove', (event) => {
    if (from) rubber.setAttribute('style', boxStyle(between(from, at(event))));
  });
  sheet.addEventListener('pointerup', (event) => {
    if (!from) return;
    const box = between(from, at(event));
    from = null;
    rubber.remove();
    if (box[2] > 0.004 && box[3] > 0.003) done(box);
  });
  sheet.addEventListener('pointercancel', () => {
    from = null;
    rubber.remove();
  });
  drawByKeys(sheet, rubber, told, done);
}

// The first arrow brings a box into the middle of what is seen of the page.
function drawByKeys(sheet, rubber, told, done) {
  let box = null;
  const show = () => {
    rubber.setAttribute('style', boxStyle(box));
    sheet.append(rubber);
    rubber.scrollIntoView({ block: 'nearest' });
    const [x, y, w, h] = box.map(percent);
    told.textContent = `方框：左 ${x}，上 ${y}，宽 ${w}，高 ${h}`;
  };
  const drop = () => {
    box = null;
    rubber.remove();
    told.textContent = '';
  };
  sheet.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (!arrow && !(box && [' ', 'Escape'].includes(event.key))) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return drop();
    if (event.key === ' ') {
      const drawn = box;
      drop();
      told.textContent = '已画定';
      return done(drawn);
    }
    box = box ? moved(box, arrow, event.shiftKey) : firstBox(sheet);
    show();
  });
  sheet.addEventListener('blur', drop);
}

function firstBox(sheet) {
  const edges = sheet.getBoundingClientRect();
  const middle = (low, size, shown) => (Math.max(0, low) + Math.min(shown, low + size)) / 2 - low;
  const [w, h] = FIRST_BOX;
  const x = middle(edges.left, edges.width, window.innerWidth) / edges.width - w / 2;
  const y = middle(edges.top, edges.height, window.innerHeight) / edges.height - h / 2;
  return inside([x, y, w, h]);
}

function moved([x, y, w, h], [dx, dy], size) {
  if (!size) return inside([x + dx * STEP, y + dy * STEP, w, h]);
  const wide = Math.min(1 - x, Math.max(STEP, w + dx * STEP));
  return [x, y, wide, Math.min(1 - y, Math.max(STEP, h + dy * STEP))];
}

function inside([x, y, w, h]) {
  return [Math.min(1 - w, Math.max(0, x)), Math.min(1 - h, Math.max(0, y)), w, h];
}

function between([x0, y0], [x1, y1]) {
  return [Math.min(x0, x1), Math.min(y0, y1), Math.abs(x1 - x0), Math.abs(y1 - y0)];
}
