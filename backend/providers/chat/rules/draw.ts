/** A number from 0 up to 1, the next of a row that a seed decides. */
export type Draw = () => number;

/** The row of numbers of a seed. Source: mulberry32 by Tommy Ettinger, in the public domain. */
export function createDraw(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of several, by weights that are 0 or more; undefined of none. */
export function drawOne<T>(items: readonly T[], weightOf: (item: T) => number, draw: Draw): T | undefined {
  const weights = items.map(weightOf);
  let left = draw() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return items[index];
  }
  return items.at(-1);
}
