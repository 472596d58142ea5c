// Small pictures of all pages, grouped by document, with the number of findings on each.

function makeThumbnails(bench, pictures) {
  const column = bench.find('.thumbnails');
  let pages = new Map();
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      seen.unobserve(entry.target);
      const picture = entry.target.querySelector('img');
      picture.src = pictures.address(entry.target.dataset.page, 'thumb');
    }
  }, { root: column, rootMargin: '400px 0px' });

  function thumbnail(page) {
    const badge = make('span', { class: 'count number', hidden: true });
    const node = make('button', { type: 'button', class: 'thumbnail', data: { page: page.no } },
      make('img', { alt: '', draggable: 'false' }), badge,
      make('span', { class: 'thumbnail-no number', text: page.no }));
    node.style.setProperty('--ratio', `${page.w || 595} / ${page.h || 842}`);
    if (page.reading === 'unreadable') node.classList.add('unread');
    node.addEventListener('click', () => bench.show(page.no));
    pages.set(page.no, { node, badge });
    seen.observe(node);
    return node;
  }

  function group(title, members) {
    const first = members[0].no;
    const last = members[members.length - 1].no;
    const range = first === last ? `第${first}页` : `第${first}–${last}页`;
    return make('section', { class: 'thumbnail-group', 'aria-label': `${title} ${range}` },
      make('h2', { class: 'thumbnail-title', text: title, title: `${title} ${range}` }),
      members.map(thumbnail));
  }

  function build() {
    pages = new Map();
    const groups = [];
    for (const page of bench.view.pages) {
      const last = groups[groups.length - 1];
      if (last && last.document === page.document) last.members.push(page);
      else groups.push({ document: page.document, members: [page] });
    }
    column.replaceChildren(...groups.map(({ document: id, members }) => group(
      bench.titles.get(id) || '未分件', members,
    )));
    count();
    mark(bench.page);
  }

  function count() {
    const counts = new Map();
    for (const finding of bench.findings.values()) {
      if (finding.verdict && finding.verdict.value === 'rejected') continue;
      for (const no of new Set(finding.places.map((place) => place.page))) {
        const tally = counts.get(no) || { all: 0, open: 0, fatal: false };
        tally.all += 1;
        if (!finding.verdict || finding.verdict.value === 'open') tally.open += 1;
        if (finding.severity === 'fatal') tally.fatal = true;
        counts.set(no, tally);
      }
    }
    for (const [no, { node, badge }] of pages) {
      const tally = counts.get(no);
      badge.hidden = !tally;
      badge.textContent = tally ? tally.open || '✓' : '';
      badge.className = 'count number' + (tally && !tally.open ? ' done' : '')
        + (tally && tally.fatal && tally.open ? ' fatal' : '');
      const said = tally ? `，疑似问题${tally.all}处，待核${tally.open}处` : '';
      node.setAttribute('aria-label', `第${no}页${said}`);
    }
  }

  function mark(no) {
    const before = column.querySelector('[aria-current]');
    if (before) before.removeAttribute('aria-current');
    const now = pages.get(no);
    if (!now) return;
    now.node.setAttribute('aria-current', 'page');
    const top = now.node.offsetTop;
    const bottom = top + now.node.offsetHeight;
    if (top < column.scrollTop + 24 || bottom > column.scrollTop + column.clientHeight) {
      column.scrollTop = top - column.clientHeight / 3;
    }
  }

  bench.on('loaded', build);
  bench.on('verdict', count);
  bench.on('page', (no, box, turned) => { if (turned) mark(no); });
}
