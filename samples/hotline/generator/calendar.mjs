// Brussels time without the machine's own time zone data. Instants are milliseconds in UTC, always at a full minute.

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Summer time runs from the last Sunday of March to the last Sunday of October, both at 01:00 UTC. */
function offsetAt(at) {
  const year = new Date(at).getUTCFullYear();
  return at >= lastSunday(year, 3) + HOUR && at < lastSunday(year, 10) + HOUR ? 2 * HOUR : HOUR;
}

function lastSunday(year, month) {
  const last = Date.UTC(year, month, 0);
  return last - new Date(last).getUTCDay() * DAY;
}

/** Instant of a Brussels wall clock time `2026-12-31 23:30`; of two, the earlier. */
export function brussels(text) {
  const wall = Date.parse(`${text.replace(' ', 'T')}:00Z`);
  return offsetAt(wall - 2 * HOUR) === 2 * HOUR ? wall - 2 * HOUR : wall - HOUR;
}

/** Wall clock of an instant in Brussels, in two-digit texts, with its offset. */
export function wallClock(at) {
  const offset = offsetAt(at);
  const [date, time] = new Date(at + offset).toISOString().split('T');
  const [year, month, day] = date.split('-');
  return { year, month, day, date, time: time.slice(0, 5), offset: offset === HOUR ? '+01:00' : '+02:00' };
}

/** Calendar days in Brussels from one instant to another. */
export function daysBetween(from, to) {
  return (Date.parse(wallClock(to).date) - Date.parse(wallClock(from).date)) / DAY;
}

/** More in autumn, fewer in the summer holidays. */
const MONTH_ODDS = { 1: 90, 2: 84, 3: 108, 4: 98, 5: 104, 6: 92, 7: 66, 8: 74, 9: 118, 10: 132, 11: 116, 12: 96 };

/** A moment of 2026 in the hotline's hours; weekends are rare. */
export function drawSent(draw) {
  const month = Number(draw.weighted(MONTH_ODDS));
  let day = draw.between(1, 28);
  const weekday = new Date(Date.UTC(2026, month - 1, day)).getUTCDay();
  if ((weekday === 0 || weekday === 6) && !draw.chance(15)) day = day > 14 ? day - 2 : day + 2;
  const hour = Math.floor(draw.fromDeciles([7, 8.6, 9.4, 10, 10.8, 11.6, 13.2, 14.2, 15.2, 16.4, 20]));
  const two = (value) => String(value).padStart(2, '0');
  return brussels(`2026-${two(month)}-${two(day)} ${two(hour)}:${two(draw.below(60))}`);
}
