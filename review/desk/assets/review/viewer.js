// The page: wheel zooms to the pointer, a drag moves it, a click on a box selects its finding.

const LARGE_FROM_PIXELS = 1500;

function makeViewer(bench, pictures) {
  const stage = bench.find('.stage');
  const holder = make('div', { class: 'holder' });
  const sheet = make('div', { class: 'sheet' });
  const layer = draw('svg', {
    viewBox: '0 0 1 1', preserveAspectRatio: 'none', class: 'layer', 'aria-label': '页面上的标注框',
    role: 'group',
  });
  const missing = make('p', { class: 'no-picture', text: '这一页没有图像。', hidden: true });
  sheet.append(missing, layer);
  holder.append(sheet);
  stage.append(holder);
  const place = makeSheetPlace(stage);
  const boxes = makeBoxes(bench, layer);
  let picture = null;
  let drawing = null;

  function apply() {
    place.apply(holder, sheet);
    const pixels = place.at.w * place.at.scale * (window.devicePixelRatio || 1);
    if (bench.page && pixels > LARGE_FROM_PIXELS) refine();
    bench.emit('zoomed', place.at);
  }

  const refine = debounce(180, async () => {
    const no = bench.page;
    const large = pictures.get(no, 'large');
    if (large !== picture && await large.ready && bench.page === no) put(large);
  });

  function put(next) {
    if (picture) picture.remove();
    picture = next;
    sheet.prepend(picture);
  }

  async function show(no, box, turned) {
    if (turned) {
      const page = bench.pages.get(no);
      place.at.w = page.w || 595;
      place.at.h = page.h || 842;
      place.at.turn = 0;
      if (!box) place.at.y = EDGE;
      sheet.style.backgroundImage = `url("${pictures.address(no, 'thumb')}")`;
      missing.hidden = true;
      put(pictures.get(no));
      picture.ready.then((fine) => { if (!fine && bench.page === no) missing.hidden = false; });
      boxes.point(null);
      boxes.showLines([]);
      stage.setAttribute('aria-label', `案卷第${no}页`);
    }
    boxes.showFindings();
    // apply() fits first: what is centred has to be measured at the final zoom.
    if (turned) place.apply(holder, sheet);
    if (box && (turned || !place.isVisible(box))) place.centre(box);
    apply();
    if (turned) picture.ready.then(() => pictures.preload([no + 1, no - 1, no + 2]));
  }

  function zoom(factor, x, y) {
    place.zoom(factor, x, y);
    apply();
  }

  function setMode(mode) {
    place.at.mode = mode;
    place.at.y = EDGE;
    apply();
  }

  function turn() {
    place.at.turn = (place.at.turn + 90) % 360;
    if (place.at.mode === 'free') place.at.mode = 'page';
    apply();
  }

  function startDrawing(done) {
    drawing = done;
    stage.classList.toggle('drawing', Boolean(done));
    boxes.point(null);
    bench.emit('drawing', Boolean(done));
  }

  const local = (event) => {
    const frame = stage.getBoundingClientRect();
    return [event.clientX - frame.left, event.clientY - frame.top];
  };

  stage.addEventListener('wheel', (event) => {
    event.preventDefault();
    zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)), ...local(event));
  }, { passive: false });

  stage.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 && event.button !== 1) return;
    if (event.button === 1) event.preventDefault();
    const from = local(event);
    const start = { x: place.at.x, y: place.at.y };
    const target = event.target.closest('.finding-box');
    const corner = place.fraction(...from);
    const isDrawing = drawing && event.button === 0;
    let moved = false;
    let box = null;
    stage.setPointerCapture(event.pointerId);
    const move = (next) => {
      const now = local(next);
      if (Math.hypot(now[0] - from[0], now[1] - from[1]) > 4) moved = true;
      if (!moved) return;
      if (isDrawing) {
        box = boxBetween(corner, place.fraction(...now));
        boxes.point(box);
        return;
      }
      stage.classList.add('dragging');
      place.at.x = start.x + now[0] - from[0];
      place.at.y = start.y + now[1] - from[1];
      place.apply(holder, sheet);
    };
    const end = (last) => {
      stage.removeEventListener('pointermove', move);
      stage.classList.remove('dragging');
      if (last.type === 'pointercancel') return;
      if (isDrawing && box && box[2] > 0.004 && box[3] > 0.003) drawing(box);
      else if (!moved && target && !drawing) {
        bench.select(target.dataset.finding, Number(target.dataset.place));
      }
    };
    stage.addEventListener('pointermove', move);
    stage.addEventListener('pointerup', end, { once: true });
    stage.addEventListener('pointercancel', end, { once: true });
  });

  stage.addEventListener('keydown', (event) => {
    const step = { ArrowUp: [0, 60], ArrowDown: [0, -60], ArrowLeft: [60, 0], ArrowRight: [-60, 0] };
    if (!step[event.key]) return;
    event.preventDefault();
    place.at.x += step[event.key][0];
    place.at.y += step[event.key][1];
    apply();
  });

  layer.addEventListener('pointerover', (event) => {
    const line = event.target.closest('.line-box');
    bench.emit('line pointed', line ? Number(line.dataset.line) : null);
  });

  new ResizeObserver(() => bench.page && apply()).observe(stage);
  bench.on('page', show);
  bench.on('pointed', boxes.point);
  bench.on('selected', boxes.showFindings);
  bench.on('verdict', boxes.showFindings);
  bench.on('loaded', boxes.showFindings);
  return { zoom, setMode, turn, startDrawing, boxes, place, isDrawing: () => Boolean(drawing) };
}

function boxBetween([x0, y0], [x1, y1]) {
  const tidy = (value) => Math.round(value * 1e5) / 1e5;
  return [Math.min(x0, x1), Math.min(y0, y1), Math.abs(x1 - x0), Math.abs(y1 - y0)].map(tidy);
}
