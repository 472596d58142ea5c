// Where the page lies in the window: zoom, pan and turn. Fractions of the page ↔ pixels.

const ZOOM_LIMITS = [0.15, 8];
const EDGE = 12;

function makeSheetPlace(stage) {
  const at = { mode: 'width', scale: 1, x: 0, y: 0, turn: 0, w: 595, h: 842 };

  const turned = () => at.turn % 180 !== 0;
  const across = () => (turned() ? at.h : at.w);
  const down = () => (turned() ? at.w : at.h);

  function fit() {
    const wide = Math.max(stage.clientWidth - 2 * EDGE, 50) / across();
    const high = Math.max(stage.clientHeight - 2 * EDGE, 50) / down();
    if (at.mode === 'width') at.scale = wide;
    if (at.mode === 'page') at.scale = Math.min(wide, high);
  }

  function clampAxis(value, size, window) {
    if (size + 2 * EDGE <= window) return (window - size) / 2;
    return Math.min(EDGE, Math.max(window - size - EDGE, value));
  }

  function clamp() {
    at.x = clampAxis(at.x, across() * at.scale, stage.clientWidth);
    at.y = clampAxis(at.y, down() * at.scale, stage.clientHeight);
  }

  function apply(holder, sheet) {
    fit();
    clamp();
    const [w, h] = [at.w * at.scale, at.h * at.scale];
    sheet.style.width = `${w}px`;
    sheet.style.height = `${h}px`;
    const left = (across() * at.scale - w) / 2;
    const top = (down() * at.scale - h) / 2;
    sheet.style.transform = `translate(${left}px, ${top}px) rotate(${at.turn}deg)`;
    holder.style.transform = `translate(${Math.round(at.x)}px, ${Math.round(at.y)}px)`;
  }

  // A point of the window (relative to the stage) as a fraction of the page.
  function fraction(x, y) {
    const dx = x - at.x - (across() * at.scale) / 2;
    const dy = y - at.y - (down() * at.scale) / 2;
    const angle = (-at.turn * Math.PI) / 180;
    const px = dx * Math.cos(angle) - dy * Math.sin(angle);
    const py = dx * Math.sin(angle) + dy * Math.cos(angle);
    const within = (value) => Math.min(1, Math.max(0, value));
    return [within(px / (at.w * at.scale) + 0.5), within(py / (at.h * at.scale) + 0.5)];
  }

  function pixel(fx, fy) {
    const px = (fx - 0.5) * at.w * at.scale;
    const py = (fy - 0.5) * at.h * at.scale;
    const angle = (at.turn * Math.PI) / 180;
    return [
      px * Math.cos(angle) - py * Math.sin(angle) + (across() * at.scale) / 2,
      px * Math.sin(angle) + py * Math.cos(angle) + (down() * at.scale) / 2,
    ];
  }

  function zoom(factor, x = stage.clientWidth / 2, y = stage.clientHeight / 2) {
    const scale = Math.min(ZOOM_LIMITS[1], Math.max(ZOOM_LIMITS[0], at.scale * factor));
    at.x = x - ((x - at.x) * scale) / at.scale;
    at.y = y - ((y - at.y) * scale) / at.scale;
    at.scale = scale;
    at.mode = 'free';
  }

  // Moves so that the box stands a little above the middle; zooms out where it would not fit.
  function centre([x, y, w, h]) {
    fit();
    const [px, py] = pixel(x + w / 2, y + h / 2);
    at.x = stage.clientWidth / 2 - px;
    at.y = stage.clientHeight * 0.42 - py;
    if (h * at.h * at.scale > stage.clientHeight) at.y = 24 - pixel(x, y)[1];
  }

  const isVisible = ([x, y, w, h]) => {
    const [x0, y0] = pixel(x, y);
    const [x1, y1] = pixel(x + w, y + h);
    const [left, right] = [Math.min(x0, x1) + at.x, Math.max(x0, x1) + at.x];
    const [top, bottom] = [Math.min(y0, y1) + at.y, Math.max(y0, y1) + at.y];
    return left >= 0 && top >= 0 && right <= stage.clientWidth && bottom <= stage.clientHeight;
  };

  return { at, apply, fraction, zoom, centre, isVisible };
}
