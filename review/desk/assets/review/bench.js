// What the parts of the bench share: the case, what is selected, which page is shown.

function makeBench(element) {
  const asked = new URLSearchParams(location.search);
  const root = element.querySelector('.bench');
  const listeners = new Map();
  const bench = {
    root,
    caseId: asked.get('case') || '',
    view: null,
    findings: new Map(),
    pages: new Map(),
    titles: new Map(),
    selected: null,
    placeIndex: 0,
    page: 0,
    shown: [],
    busy: 0,
    keys: makeKeys(),
    find: (selector) => root.querySelector(selector),
    on(name, action) {
      listeners.set(name, [...(listeners.get(name) || []), action]);
    },
    emit(name, ...given) {
      (listeners.get(name) || []).forEach((action) => action(...given));
    },
    path: (rest = '') => `/cases/${encodeURIComponent(bench.caseId)}${rest}`,
    // For people who do not see the page: what a key has done.
    speak(text) {
      bench.find('.spoken').textContent = text;
    },
    finding: () => bench.findings.get(bench.selected) || null,
    mayWork: () => Boolean(bench.me && bench.me.role !== 'trainer' && bench.view
      && bench.view.case.state !== 'finished'),
  };

  bench.take = (view) => {
    bench.view = view;
    bench.findings = new Map(view.findings.map((finding) => [finding.id, finding]));
    bench.pages = new Map(view.pages.map((page) => [page.no, page]));
    bench.titles = new Map(view.documents.map((item) => [item.id, item.title || item.kind_name]));
    if (!bench.findings.has(bench.selected)) bench.selected = null;
    bench.emit('loaded');
  };

  // Work of this person's own that changes the case: not to be taken for somebody else's.
  bench.own = async (work) => {
    bench.busy += 1;
    try {
      return await work();
    } finally {
      bench.busy -= 1;
    }
  };

  bench.reload = async () => {
    bench.take(await api(bench.path('/review')));
  };

  // Shows one place of a finding; the page follows.
  bench.select = (id, placeIndex = 0, { turn = true } = {}) => {
    const finding = bench.findings.get(id);
    if (!finding) return;
    bench.selected = id;
    bench.placeIndex = Math.min(placeIndex, Math.max(finding.places.length - 1, 0));
    const place = finding.places[bench.placeIndex];
    bench.emit('selected', finding, place);
    if (turn && place) bench.show(place.page, place.box);
    keepPlace();
  };

  bench.show = (no, box = null) => {
    if (!bench.pages.has(no)) return;
    const turned = bench.page !== no;
    bench.page = no;
    bench.emit('page', no, box, turned);
    keepPlace();
  };

  const keepPlace = debounce(1500, () => {
    const place = { page: bench.page, finding: bench.selected };
    const here = new URL(location.href);
    here.searchParams.set('page', place.page);
    here.searchParams.set('finding', place.finding || '');
    here.searchParams.delete('box');
    history.replaceState(history.state, '', here);
    api(bench.path('/place'), { method: 'PUT', json: place }).catch(() => {});
  });

  bench.where = (place) => `第${place.page}页`
    + (bench.titles.get(place.document) ? ` 《${bench.titles.get(place.document)}》` : '');

  bench.start = () => {
    const kept = bench.view.place || {};
    const page = Number(asked.get('page')) || 0;
    const id = asked.get('finding') || (page ? '' : kept.finding);
    if (bench.findings.has(id)) bench.select(id, 0, { turn: !page });
    else if (!page && !kept.page) bench.emit('first open');
    const box = (asked.get('box') || '').split(',').map(Number);
    if (bench.pages.has(page) && box.length === 4 && box.every(Number.isFinite)) {
      bench.show(page, box);
      bench.emit('pointed', box);
      return;
    }
    const shown = page || (bench.page ? 0 : kept.page) || (bench.page ? 0 : 1);
    if (shown) bench.show(bench.pages.has(shown) ? shown : 1);
  };

  return bench;
}
