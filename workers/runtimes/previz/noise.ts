import { createRandom } from './random.ts';

/** The side of a noise tile in cells; it repeats seamlessly. */
const SIDE = 512;
const MASK = SIDE - 1;

/** A seamless square of noise, 0-1, sampled by tile coordinates (1 is one whole tile). */
export type NoiseTile = Float32Array;

const smooth = (t: number) => t * t * t * (t * (t * 6 - 15) + 10);

function addOctave(tile: Float32Array, cells: number, gain: number, seed: number): void {
  const random = createRandom(seed, `octave ${cells}`);
  const lattice = Float32Array.from({ length: cells * cells }, () => random.next());
  const at = (x: number, y: number) => lattice[(y % cells) * cells + (x % cells)] ?? 0;
  const step = cells / SIDE;
  for (let y = 0; y < SIDE; y++) {
    const cy = Math.floor(y * step);
    const fy = smooth(y * step - cy);
    for (let x = 0; x < SIDE; x++) {
      const cx = Math.floor(x * step);
      const fx = smooth(x * step - cx);
      const top = at(cx, cy) + (at(cx + 1, cy) - at(cx, cy)) * fx;
      const low = at(cx, cy + 1) + (at(cx + 1, cy + 1) - at(cx, cy + 1)) * fx;
      tile[y * SIDE + x] = (tile[y * SIDE + x] ?? 0) + gain * (top + (low - top) * fy);
    }
  }
}

/** Stretches a tile so that its values are spread evenly over 0-1 (by rank), which makes thresholds mean areas. */
function spreadEvenly(tile: Float32Array): NoiseTile {
  const counts = new Uint32Array(4096);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of tile) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const scale = 4095 / (high - low);
  for (const value of tile) {
    const bin = Math.floor((value - low) * scale);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const ranks = new Float32Array(4097);
  for (let i = 0; i < 4096; i++) ranks[i + 1] = (ranks[i] ?? 0) + (counts[i] ?? 0) / tile.length;
  return tile.map(value => {
    const at = (value - low) * scale;
    const bin = Math.floor(at);
    const from = ranks[bin] ?? 0;
    return from + ((ranks[bin + 1] ?? 1) - from) * (at - bin);
  });
}

function makeTile(seed: number, firstCells: number, octaves: number, gain: number): NoiseTile {
  const tile = new Float32Array(SIDE * SIDE);
  for (let octave = 0; octave < octaves; octave++) addOctave(tile, firstCells << octave, gain ** octave, seed + octave);
  return spreadEvenly(tile);
}

/** Billowing noise for clouds, fog and stone. */
export const softNoise: NoiseTile = makeTile(11, 4, 6, 0.52);
/** Finer, harsher noise for ground, bristles and paper. */
export const roughNoise: NoiseTile = makeTile(29, 16, 5, 0.72);

/** The noise at a point of the tile plane, smoothly between cells. */
export function sampleNoise(tile: NoiseTile, u: number, v: number): number {
  const x = u * SIDE;
  const y = v * SIDE;
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const fx = x - x0;
  const fy = y - y0;
  const left = x0 & MASK;
  const right = (x0 + 1) & MASK;
  const row = (y0 & MASK) * SIDE;
  const below = ((y0 + 1) & MASK) * SIDE;
  const a = tile[row + left] as number;
  const b = tile[row + right] as number;
  const c = tile[below + left] as number;
  const d = tile[below + right] as number;
  const top = a + (b - a) * fx;
  return top + (c + (d - c) * fx - top) * fy;
}
