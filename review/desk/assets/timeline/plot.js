// The line of dates and, below it, the limits as bars.
// Own SVG: Gradio's ScatterPlot writes no labels beside its points, and a click on it gives a range
// of the axis, not the point.

const MARGIN = 24;
const NAME_WIDTH = 190;
const LANE = 38;
const LANES = 4;
const CARD = 116;
const BAR = 22;
const RESULT_COLOURS = { kept: 'good', over: 'bad', open: 'warn', undetermined: 'soft' };

function daysOf(view) {
  const byDay = new Map();
  for (const event of view.events) {
    if (event.day) byDay.set(event.day, [...(byDay.get(event.day) || []), event]);
  }
  return [...byDay].sort(([a], [b]) => (a < b ? -1 : 1));
}

// For each day the lane of its card, -1 where there is no room and only the point is shown.
function lanesFor(days, scale, width) {
  const free = Array(LANES).fill(-Infinity);
  return days.map(([day]) => {
    const x = Math.min(Math.max(scale.place(day) - 6, 4), width - CARD - 4);
    const lane = free.findIndex((edge) => edge <= x);
    if (lane >= 0) free[lane] = x + CARD + 6;
    return { lane, x };
  });
}

function dayCard(day, events, spot, scale, axis, onDay) {
  const amiss = events.some((event) => event.amiss);
  const first = events.find((event) => event.amiss) || events[0];
  const x = scale.place(day);
  const top = axis - 14 - (spot.lane + 1) * LANE;
  const words = first.words.length > 8 ? `${first.words.slice(0, 7)}…` : first.words;
  const card = draw('g', {
    class: `day${amiss ? ' amiss' : ''}`,
    role: 'button',
    tabindex: '0',
    data: { day },
    'aria-label': `${sayFullDay(day)}，${events.length}处记载：${events.map((event) => event.words).join('、')}`,
  });
  if (spot.lane >= 0) {
    card.append(
      draw('line', { class: 'stem', x1: x, x2: x, y1: top + LANE - 6, y2: axis - 6 }),
      draw('rect', { class: 'day-card', x: spot.x, y: top, width: CARD, height: LANE - 6, rx: 5 }),
      draw('text', { class: 'day-date', x: spot.x + 7, y: top + 14, text: sayDay(day) }),
      draw('text', { class: 'day-words', x: spot.x + 7, y: top + 27, text: words }),
    );
    if (events.length > 1)
      card.append(
        draw('text', {
          class: 'day-count',
          x: spot.x + CARD - 7,
          y: top + 14,
          'text-anchor': 'end',
          text: `${events.length}处`,
        }),
      );
  }
  card.append(
    draw('circle', { class: 'point', cx: x, cy: axis, r: Math.min(5 + events.length / 2, 8) }),
    draw('title', { text: `${sayFullDay(day)} ${events.map((event) => event.words).join('、')}` }),
  );
  card.addEventListener('click', () => onDay(day));
  card.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onDay(day);
    }
  });
  return card;
}

function limitBar(limit, row, scale, top, width, onLimit) {
  const y = top + row * BAR;
  const end = limit.end ? limit.end.day : limit.last_day;
  const x1 = scale.place(limit.start.day);
  const x2 = end ? scale.place(end) : width - MARGIN;
  const node = draw(
    'g',
    {
      class: `limit ${RESULT_COLOURS[limit.result]}`,
      role: 'button',
      tabindex: '0',
      'aria-label': `${limit.name}，${limit.rule}，${limit.result_name}`,
    },
    draw('rect', { class: 'limit-ground', x: 0, y, width, height: BAR }),
    draw('text', {
      class: 'limit-name',
      x: MARGIN - 12,
      y: y + 15,
      text: limit.name.length > 13 ? `${limit.name.slice(0, 12)}…` : limit.name,
    }),
    draw('rect', {
      class: 'limit-bar',
      x: Math.min(x1, x2) - 2,
      y: y + 6,
      width: Math.max(Math.abs(x2 - x1), 4) + 4,
      height: 10,
      rx: 3,
    }),
    limit.last_day
      ? draw('line', {
          class: 'limit-last',
          x1: scale.place(limit.last_day),
          x2: scale.place(limit.last_day),
          y1: y + 2,
          y2: y + 20,
        })
      : null,
    draw('title', { text: `${limit.name}：${limit.reason}` }),
  );
  node.addEventListener('click', () => onLimit(limit));
  node.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') onLimit(limit);
  });
  return node;
}

function timelinePlot(view, width, onDay, onLimit) {
  const days = daysOf(view);
  const limits = view.limits.filter((limit) => limit.start);
  const all = [
    ...days.map(([day]) => day),
    ...limits
      .flatMap((limit) => [limit.start.day, limit.end && limit.end.day, limit.last_day])
      .filter(Boolean),
  ];
  const scale = makeScale(all, NAME_WIDTH + MARGIN, width - MARGIN - 60);
  const spots = lanesFor(days, scale, width);
  const lanes = Math.max(1, ...spots.map((spot) => spot.lane + 1));
  const axis = 16 + lanes * LANE + 14;
  const height = axis + 26 + limits.length * BAR + 6;
  const svg = draw('svg', {
    class: 'plot',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: 'group',
    'aria-label': '办案日期与期限',
  });
  limits.forEach((limit, row) =>
    svg.append(limitBar(limit, row, scale, axis + 24, width, onLimit)),
  );
  days.forEach(([day]) =>
    svg.append(
      draw('line', {
        class: 'guide',
        x1: scale.place(day),
        x2: scale.place(day),
        y1: axis,
        y2: height,
      }),
    ),
  );
  svg.append(
    draw('line', { class: 'axis', x1: NAME_WIDTH, x2: width - MARGIN + 12, y1: axis, y2: axis }),
    draw('text', {
      class: 'axis-name',
      x: MARGIN - 12,
      y: axis + 5,
      text: days.length
        ? `${days[0][0].slice(0, 4)}年${days[0][0].slice(0, 4) === days[days.length - 1][0].slice(0, 4) ? '' : `—${days[days.length - 1][0].slice(0, 4)}年`}`
        : '',
    }),
  );
  scale.breaks.forEach((x) =>
    svg.append(draw('path', { class: 'break', d: `M${x - 5} ${axis + 6}l4 -12m3 12l4 -12` })),
  );
  days
    .map((entry, index) => [entry, spots[index]])
    .sort((a, b) => b[1].lane - a[1].lane)
    .forEach(([[day, events], spot]) => svg.append(dayCard(day, events, spot, scale, axis, onDay)));
  return svg;
}
