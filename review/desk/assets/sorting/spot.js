// Which thumbnail is in hand: chosen by click, by keys, from a list beside.

function makeSpot(groups, onMove) {
  const spot = { at: 0, no: 1 };
  const all = () => [...groups.querySelectorAll('.thumb')];
  const numberOf = (node) => Number(node.dataset.page);
  const isHere = (node) => numberOf(node) === spot.no && Number(node.dataset.at) === spot.at;

  function mark() {
    const nodes = all();
    // After a change the page may be of another document.
    const here = nodes.find(isHere) || nodes.find((node) => numberOf(node) === spot.no) || nodes[0];
    if (!here) return;
    Object.assign(spot, { at: Number(here.dataset.at), no: numberOf(here) });
    for (const node of nodes) {
      node.classList.toggle('on', node === here);
      if (node === here) node.setAttribute('aria-current', 'true');
      else node.removeAttribute('aria-current');
      node.tabIndex = node === here ? 0 : -1;
    }
  }

  function choose(node) {
    if (!node) return;
    Object.assign(spot, { at: Number(node.dataset.at), no: numberOf(node) });
    mark();
    node.scrollIntoView({ block: 'nearest' });
    onMove(false);
  }

  function pick(node) {
    if (!node) return;
    choose(node);
    onMove(true);
    node.focus({ preventScroll: true });
  }

  function step(by) {
    const nodes = all();
    pick(nodes[nodes.findIndex(isHere) + by]);
  }

  // The thumbnail above or below: of those on another row, the nearest one.
  function stepRow(by) {
    const here = groups.querySelector('.thumb.on').getBoundingClientRect();
    const away = (box) => Math.abs(box.top - here.top) * 10 + Math.abs(box.left - here.left);
    const others = all()
      .map((node) => [node, node.getBoundingClientRect()])
      .filter(([, box]) => (box.top - here.top) * by > here.height / 2)
      .sort(([, a], [, b]) => away(a) - away(b));
    if (others.length) pick(others[0][0]);
  }

  const goTo = (no) => choose(all().find((node) => numberOf(node) === no));

  groups.addEventListener('click', (event) => pick(event.target.closest('.thumb')));
  return { spot, mark, goTo, step, stepRow };
}
