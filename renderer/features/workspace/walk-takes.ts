import type { TakeItem, TakeRow } from './lay-out-takes.ts';

/** Ways to go from one card to another. */
export type Step = 'next' | 'previous' | 'up' | 'down' | 'first' | 'last';

/** Where every card stands, for walking and for selecting a range. */
export type TakeMap = {
  readonly items: readonly TakeItem[];
  readonly places: ReadonlyMap<string, { readonly at: number; readonly row: number; readonly column: number }>;
};

/** The places of all cards of these rows. */
export function mapTakes(rows: readonly TakeRow[]): TakeMap {
  const items: TakeItem[] = [];
  const places = new Map<string, { at: number; row: number; column: number }>();
  rows.forEach((row, rowAt) => {
    if (row.kind !== 'cards') return;
    row.items.forEach((item, column) => {
      places.set(item.id, { at: items.length, row: rowAt, column });
      items.push(item);
    });
  });
  return { items, places };
}

const nextRow = (rows: readonly TakeRow[], from: number, direction: 1 | -1) => {
  for (let at = from + direction; at >= 0 && at < rows.length; at += direction) {
    const row = rows[at];
    if (row?.kind === 'cards') return row;
  }
  return null;
};

/** The card that a step leads to; at the ends, and from nowhere, it is the nearest that there is. */
export function walkTakes(rows: readonly TakeRow[], map: TakeMap, from: string | null, step: Step): TakeItem | null {
  const place = from === null ? undefined : map.places.get(from);
  const first = map.items[0] ?? null;
  const last = map.items.at(-1) ?? null;
  if (step === 'last') return last;
  if (place === undefined || step === 'first') return first;
  if (step === 'next') return map.items[place.at + 1] ?? last;
  if (step === 'previous') return map.items[place.at - 1] ?? first;
  const row = nextRow(rows, place.row, step === 'down' ? 1 : -1);
  return row?.items[Math.min(place.column, row.items.length - 1)] ?? map.items[place.at] ?? null;
}

/** All takes between two cards, both included, in the order of the list; tasks are left out. */
export function listBetween(map: TakeMap, from: string, to: string): string[] {
  const start = map.places.get(from)?.at;
  const end = map.places.get(to)?.at;
  if (start === undefined || end === undefined) return [to];
  return map.items
    .slice(Math.min(start, end), Math.max(start, end) + 1)
    .filter(item => item.kind === 'take')
    .map(item => item.id);
}

/**
 * Where a person is after the cards have changed: on the same card, on the take that came of it, or where it is gone on
 * the next that is left, takes before tasks; null where nothing is left.
 */
export function followCurrent(former: TakeMap, next: TakeMap, current: string | null): string | null {
  if (current === null || next.places.has(current)) return current;
  const became = next.items.find(item => item.kind === 'take' && item.take.taskId === current);
  if (became) return became.id;
  const at = former.places.get(current)?.at ?? 0;
  const left = (item: TakeItem) => next.places.has(item.id);
  const leftTake = (item: TakeItem) => item.kind === 'take' && left(item);
  const after = former.items.slice(at);
  const before = former.items.slice(0, at);
  const found =
    after.find(leftTake) ?? before.findLast(leftTake) ?? after.find(left) ?? before.findLast(left) ?? next.items[0];
  return found?.id ?? null;
}
