// A window on the picture of a page, so that a box and what stands around it can be seen.

const CROP_MARGIN = 8;

// `box`: shares of the page; `picture`, `seen`: {width, height} in pixels; `outset`: of the mark.
function cropAround(box, picture, seen, outset) {
  const [x, y, w, h] = box;
  // Centred; a box that does not fit is shown from its beginning.
  const start = (from, length, whole, part) =>
    Math.max(0, Math.min(from - Math.max((part - length) / 2, CROP_MARGIN), whole - part));
  const left = start(x * picture.width, w * picture.width, picture.width, seen.width);
  const top = start(y * picture.height, h * picture.height, picture.height, seen.height);
  const mark = {
    left: `${x * picture.width - left - outset}px`,
    top: `${y * picture.height - top - outset}px`,
    width: `${w * picture.width + 2 * outset}px`,
    height: `${h * picture.height + 2 * outset}px`,
  };
  return { left, top, mark };
}
