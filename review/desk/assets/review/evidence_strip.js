// 证据对照: every place of a finding cut from its page; two stand side by side, to be compared.

const CROP_HEIGHT = 92;
const TALL_CROP_HEIGHT = 190;
const TALLEST_EVIDENCE = 260; // points; a whole form or page cannot be read in a crop
const WIDEST_SCALE = 1.7;
const NARROWEST_SCALE = 0.95;

function makeEvidenceStrip(bench, pictures) {
  // Pixels per point so that the box and its surroundings fill the window, text still readable.
  function scaleFor(box, page, width) {
    const wanted = (width - 24) / Math.max(box[2] * page.w, 60);
    return Math.min(WIDEST_SCALE, Math.max(NARROWEST_SCALE, wanted));
  }

  function cut(place, page, width) {
    const scale = scaleFor(place.box, page, width);
    const picture = { width: page.w * scale, height: page.h * scale };
    const tall = place.box[3] * picture.height > CROP_HEIGHT - 16;
    const height = tall ? TALL_CROP_HEIGHT : CROP_HEIGHT;
    const { left, top, mark: around } = cropAround(place.box, picture, { width, height }, 2);
    const mark = make('span', { class: 'crop-box' });
    Object.assign(mark.style, around);
    const window = make('span', { class: 'evidence-crop' }, mark);
    Object.assign(window.style, {
      height: `${height}px`,
      backgroundImage: `url("${pictures.address(place.page)}")`,
      backgroundSize: `${picture.width}px ${picture.height}px`,
      backgroundPosition: `${-left}px ${-top}px`,
    });
    return window;
  }

  // Half the width serves short places (dates, names, sums); whole lines need all of it.
  function isNarrow(place) {
    const page = bench.pages.get(place.page);
    return page && place.box[2] * page.w < 190;
  }

  function canBeCut(place) {
    const page = bench.pages.get(place.page);
    return Boolean(page) && place.box[3] * page.h <= TALLEST_EVIDENCE;
  }

  function strip(finding, width) {
    const places = finding.places.filter(canBeCut);
    if (!places.length) return null;
    const halves = places.length > 1 && places.filter(isNarrow).length * 2 >= places.length;
    const each = halves ? (width - 8) / 2 : width;
    const crops = places.map((place) => {
      const index = finding.places.indexOf(place);
      return make('button', {
        type: 'button', class: 'evidence', title: place.text,
        'aria-label': `出处${index + 1}：${bench.where(place)} ${place.text}`,
        data: { place: index },
        onclick: () => bench.select(finding.id, index),
      },
      make('span', { class: 'evidence-where' },
        make('b', { class: 'number', text: index + 1 }), ` ${place.where || bench.where(place)}`),
      cut(place, bench.pages.get(place.page), each - 2));
    });
    return make('div', { class: 'evidence-strip' + (halves ? ' halves' : '') }, crops);
  }

  function mark(card) {
    card.querySelectorAll('.evidence, .place-chip').forEach((node) => {
      const current = Number(node.dataset.place) === bench.placeIndex;
      if (current) node.setAttribute('aria-current', 'true');
      else node.removeAttribute('aria-current');
    });
  }

  return { strip, mark, canBeCut };
}
