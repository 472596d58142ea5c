// From days to places on the line. A long time in which nothing happens is drawn short, with a
// sign that it is, so that one early or misread date does not press all others together.

const DAY = 86400000;
const FULL_DAYS = 30;
const SHORTENED = 0.05;
const MOST_DAYS = 45;

const dayNumber = (iso) =>
  Math.round(Date.UTC(+iso.slice(0, 4), +iso.slice(5, 7) - 1, +iso.slice(8, 10)) / DAY);

function makeScale(days, left, right) {
  const known = [...new Set(days.map(dayNumber))].sort((a, b) => a - b);
  const at = [0];
  const breaks = [];
  for (let i = 1; i < known.length; i += 1) {
    const gap = known[i] - known[i - 1];
    at.push(
      at[i - 1] +
        (gap <= FULL_DAYS ? gap : Math.min(FULL_DAYS + (gap - FULL_DAYS) * SHORTENED, MOST_DAYS)),
    );
    if (gap > FULL_DAYS * 2) breaks.push(i);
  }
  const total = at[at.length - 1] || 1;
  const along = (share) => left + ((right - left) * share) / total;
  const place = (iso) => along(at[known.indexOf(dayNumber(iso))]);
  return { place, breaks: breaks.map((i) => (along(at[i - 1]) + along(at[i])) / 2) };
}

const sayDay = (iso) => `${+iso.slice(5, 7)}月${+iso.slice(8, 10)}日`;
const sayFullDay = (iso) => `${iso.slice(0, 4)}年${sayDay(iso)}`;
