// 时间轴: the dates of all documents on one line, the limits counted, the contradictions.

async function showTimeline(root) {
  const page = make('div', { class: 'page timeline' });
  root.append(page);
  await openCase(page, async (id) => timelineView(page, id, await api(casePath(id, '/timeline'))));
}

function timelineView(page, id, view) {
  if (!view.events.length && !view.limits.length) {
    page.append(
      make('div', { class: 'headline' }, make('h1', { text: '时间轴' })),
      empty('没有读到日期'),
    );
    return;
  }
  const days = new Map(daysOf(view));
  const ranks = ['over', 'undetermined', 'open', 'kept'];
  const limits = [...view.limits].sort((a, b) => ranks.indexOf(a.result) - ranks.indexOf(b.result));
  const over = limits.filter((limit) => limit.result === 'over').length;
  const plotBox = make('div', { class: 'plot-box card' });
  const daySide = make('section', {
    class: 'day-side card',
    tabindex: '0',
    'aria-live': 'polite',
    'aria-label': '所选日期的记载',
  });
  const sheets = make(
    'div',
    { class: 'limit-sheets card' },
    limits.map((limit) => limitSheet(id, limit)),
  );
  const reversed = view.orders.filter((order) => order.result === 'reversed').length;
  const said = [
    `${view.events.length} 处日期`,
    view.contradictions.length ? `${view.contradictions.length} 处矛盾` : '没有矛盾',
    `${limits.length} 项期限${over ? `，${over} 项不合期限` : ''}`,
  ].join(' · ');

  function showDay(day) {
    daySide.replaceChildren(
      make('h2', { text: sayFullDay(day) }),
      make(
        'ul',
        { class: 'events' },
        days.get(day).map((event) => eventEntry(id, event)),
      ),
    );
    plotBox
      .querySelectorAll('.day')
      .forEach((node) => node.classList.toggle('on', node.dataset.day === day));
  }
  function openLimit(limit) {
    const fold = [...sheets.children].find(
      (node) =>
        node.dataset.limit === limit.limit && node.querySelector('b').textContent === limit.name,
    );
    fold.open = true;
    fold.scrollIntoView({ block: 'center', behavior: 'smooth' });
    fold.querySelector('summary').focus({ preventScroll: true });
  }
  function drawPlot() {
    const chosen = plotBox.querySelector('.day.on');
    plotBox.replaceChildren(
      timelinePlot(view, Math.max(plotBox.clientWidth - 2, 800), showDay, openLimit),
    );
    if (chosen) plotBox.querySelector(`.day[data-day="${chosen.dataset.day}"]`).classList.add('on');
  }

  page.append(
    make(
      'div',
      { class: 'headline' },
      make('h1', { text: '时间轴' }),
      make('p', { class: 'lead', text: said }),
      make('span', { class: 'space' }),
      make(
        'span',
        { class: 'legend soft' },
        make('i', { class: 'legend-last' }),
        '末日　点击日期看原文，点击期限看计算',
      ),
    ),
    plotBox,
    make(
      'div',
      { class: 'timeline-body' },
      make(
        'div',
        { class: 'timeline-main' },
        view.contradictions.length
          ? make(
              'section',
              {},
              make('h2', { text: `矛盾（${view.contradictions.length}）` }),
              make(
                'div',
                { class: 'card contradictions' },
                view.contradictions.map((one) => contradictionCard(id, one)),
              ),
            )
          : null,
        make('section', {}, make('h2', { text: `期限计算表（${limits.length}）` }), sheets),
        view.orders.length
          ? make(
              'section',
              {},
              make(
                'details',
                { class: 'card orders', open: reversed > 0 },
                make('summary', {
                  text: `次序核对（${view.orders.length}${reversed ? `，${reversed} 项倒置` : ''}）`,
                }),
                grid(
                  ['结果', '项目', '在先', '在后'],
                  view.orders.map((order) => orderRow(id, order)),
                ),
              ),
            )
          : null,
        view.undated.length
          ? make(
              'section',
              {},
              make('h2', { text: `没有认清的日期（${view.undated.length}）` }),
              make(
                'ul',
                { class: 'events card undated' },
                view.undated.map((event) => eventEntry(id, event)),
              ),
            )
          : null,
      ),
      daySide,
    ),
  );
  const keyDay =
    [...days].find(([, events]) => events.some((event) => event.amiss)) || [...days][0];
  new ResizeObserver(debounce(120, drawPlot)).observe(plotBox);
  drawPlot();
  if (keyDay) showDay(keyDay[0]);
}
