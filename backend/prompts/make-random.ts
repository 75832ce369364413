const TURN = 0x9e3779b9;

/** Spreads the bits of a number over 32. Source: `fmix32` of MurmurHash3. */
function spread(bits: number): number {
  let mixed = bits >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Makes numbers from 0 up to but not 1, the same for the same whole numbers; neighbours give nothing alike. Not for secrets. */
export function makeRandom(...from: readonly number[]): () => number {
  let state = 0;
  for (const number of from) {
    state = spread(state ^ spread(number % 2 ** 32)) + TURN;
    state = spread(state ^ Math.floor(number / 2 ** 32)) + TURN;
  }
  return () => {
    state = (state + TURN) >>> 0;
    return spread(state) / 2 ** 32;
  };
}
