/** A stretch of time: from its first instant to the first one after it, in ms. */
export type Period = { readonly from: number; readonly to: number };
type DateParts = { readonly year: number; readonly month: number; readonly day: number };

/** A date as one number that grows with it; days and months beyond their ends carry over. */
const numberOf = ({ year, month, day }: DateParts): number => Date.UTC(year, month - 1, day);
/** No clock is further than this from UTC, and no day is longer than a day and this. */
const REACH_MS = 36 * 3_600_000;

const formats = new Map<string, Intl.DateTimeFormat>();
function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}

function dateAt(at: number, timeZone: string): DateParts {
  const parts = formatFor(timeZone).formatToParts(at);
  const read = (type: 'year' | 'month' | 'day') => Number(parts.find(part => part.type === type)?.value);
  return { year: read('year'), month: read('month'), day: read('day') };
}

/** The first instant whose date there is this one or a later one: a day may begin at one o'clock, or be left out altogether. */
function beginOf(date: DateParts, timeZone: string): number {
  const wanted = numberOf(date);
  let [before, after] = [wanted - REACH_MS, wanted + REACH_MS];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (numberOf(dateAt(middle, timeZone)) < wanted) before = middle;
    else after = middle;
  }
  return after;
}

/** The day of an instant, by the clocks of a time zone. */
export function dayOf(at: number, timeZone: string): Period {
  const date = dateAt(at, timeZone);
  return { from: beginOf(date, timeZone), to: beginOf({ ...date, day: date.day + 1 }, timeZone) };
}

/** The month of an instant, by the clocks of a time zone. */
export function monthOf(at: number, timeZone: string): Period {
  const first = { ...dateAt(at, timeZone), day: 1 };
  return { from: beginOf(first, timeZone), to: beginOf({ ...first, month: first.month + 1 }, timeZone) };
}
