// Boxes on the page, as fractions of it: findings, the line under the pointer, the one being drawn.

function makeBoxes(bench, layer) {
  const rect = (box, settings) => draw('rect', {
    x: box[0], y: box[1], width: box[2], height: box[3], ...settings,
  });
  const lines = draw('g', { class: 'line-boxes' });
  const marks = draw('g', { class: 'finding-boxes' });
  const pointed = draw('g', { class: 'pointed-boxes' });
  layer.append(lines, marks, pointed);

  function showFindings() {
    const places = [];
    for (const finding of bench.findings.values()) {
      finding.places.forEach((place, index) => {
        if (place.page === bench.page) places.push({ finding, place, index });
      });
    }
    // The smallest on top, or it could not be clicked; the selected one above all.
    const area = ({ place }) => place.box[2] * place.box[3];
    places.sort((a, b) => (a.finding.id === bench.selected) - (b.finding.id === bench.selected)
      || area(b) - area(a));
    marks.replaceChildren(...places.map(({ finding, place, index }) => {
      const selected = finding.id === bench.selected;
      const current = selected && index === bench.placeIndex;
      const node = rect(place.box, {
        class: `finding-box ${finding.severity} ${stateOf(finding)}`
          + (selected ? ' selected' : '') + (current ? ' current' : '')
          + (place.box[2] * place.box[3] > 0.3 ? ' whole' : ''),
        role: 'button',
        tabindex: '-1',
        'aria-label': `${finding.code} ${finding.name}`,
        data: { finding: finding.id, place: index },
      });
      node.append(draw('title', { text: `${finding.code} ${finding.name}` }));
      return node;
    }));
  }

  function showLines(items) {
    lines.replaceChildren(...items.map((item, index) => rect(item.box, {
      class: 'line-box', data: { line: index },
    })));
  }

  function point(box) {
    pointed.replaceChildren(...(box ? [rect(box, { class: 'pointed-box' })] : []));
  }

  return { showFindings, showLines, point };
}
