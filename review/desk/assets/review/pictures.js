// Pictures of pages: kept decoded while near, so that turning the page is at once.

const KEPT_PICTURES = 16;

function makePictures(bench) {
  const kept = new Map();

  const address = (no, size = 'page') => `/api/v1${bench.path(`/pages/${no}/picture`)}?size=${size}`;

  function get(no, size = 'page') {
    const at = address(no, size);
    let picture = kept.get(at);
    if (picture) {
      kept.delete(at);
    } else {
      picture = make('img', { alt: '', draggable: 'false' });
      picture.decoding = 'async';
      picture.src = at;
      picture.ready = picture.decode().then(() => true, () => {
        kept.delete(at);
        return false;
      });
    }
    kept.set(at, picture);
    for (const old of kept.keys()) {
      if (kept.size <= KEPT_PICTURES) break;
      if (!kept.get(old).isConnected) kept.delete(old);
    }
    return picture;
  }

  const known = (no) => bench.pages.has(no);

  function preload(numbers) {
    numbers.filter(known).forEach((no) => get(no));
  }

  return { address, get, preload };
}
