// Dragging the mouse over `sheet` gives a box in shares of it.
function letDraw(sheet, done) {
  let from = null;
  const rubber = make('span', { class: 'cover-frame new' });
  const at = (event) => {
    const edges = sheet.getBoundingClientRect();
    const share = (value, low, size) => Math.min(1, Math.max(0, (value - low) / size));
    return [share(event.clientX, edges.left, edges.width), share(event.clientY, edges.top, edges.height)];
  };
  sheet.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
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
}

function between([x0, y0], [x1, y1]) {
  return [Math.min(x0, x1), Math.min(y0, y1), Math.abs(x1 - x0), Math.abs(y1 - y0)];
}
