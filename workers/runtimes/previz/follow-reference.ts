import type { Raster } from './raster.ts';
import type { ReferencePicture } from './read-reference.ts';

const ease = (t: number) => t * t * (3 - 2 * t);

/** The mean colour of each cell of a coarse grid, three floats a cell. */
function averageCells(
  width: number,
  height: number,
  columns: number,
  rows: number,
  read: (at: number, k: number) => number,
): Float32Array {
  const sums = new Float32Array(columns * rows * 3);
  const counts = new Uint32Array(columns * rows);
  for (let row = 0; row < height; row += 2)
    for (let column = 0; column < width; column += 2) {
      const cell = Math.floor((row / height) * rows) * columns + Math.floor((column / width) * columns);
      counts[cell] = (counts[cell] ?? 0) + 1;
      for (let k = 0; k < 3; k++) sums[cell * 3 + k] = (sums[cell * 3 + k] ?? 0) + read(row * width + column, k);
    }
  return sums.map((sum, i) => sum / Math.max(1, counts[Math.floor(i / 3)] ?? 1));
}

/**
 * Draws a composed picture towards a reference: what is broad in it (its light and colour) comes from the reference, what is fine stays.
 * The less may change (0-1), the finer what is taken; at 0 it is the reference itself, at 1 nothing is taken.
 */
export function followReference({ width, height, pixels }: Raster, picture: ReferencePicture, change: number): void {
  const hold = 1 - change;
  if (hold <= 0) return;
  const across = Math.round(4 + 60 * hold * hold);
  const columns = Math.max(2, Math.min(width, across));
  const rows = Math.max(2, Math.min(height, Math.round((across * height) / width)));
  const own = averageCells(width, height, columns, rows, (at, k) => Math.min(1.2, pixels[at * 4 + k] as number));
  const wanted = averageCells(width, height, columns, rows, (at, k) => (picture.bytes[at * 3 + k] as number) / 255);
  const pull = ease(Math.min(1, hold * 1.25));
  const copy = ease(Math.max(0, (hold - 0.6) / 0.4));
  for (let row = 0; row < height; row++) {
    const gy = Math.min(rows - 1.001, Math.max(0, ((row + 0.5) / height) * rows - 0.5));
    const y0 = Math.floor(gy);
    for (let column = 0; column < width; column++) {
      const gx = Math.min(columns - 1.001, Math.max(0, ((column + 0.5) / width) * columns - 0.5));
      const x0 = Math.floor(gx);
      const [fx, fy] = [gx - x0, gy - y0];
      const at = row * width + column;
      for (let k = 0; k < 3; k++) {
        const gap = (cell: number) => (wanted[cell * 3 + k] as number) - (own[cell * 3 + k] as number);
        const a = y0 * columns + x0;
        const shift =
          (gap(a) * (1 - fx) + gap(a + 1) * fx) * (1 - fy) +
          (gap(a + columns) * (1 - fx) + gap(a + columns + 1) * fx) * fy;
        const moved = Math.max(0, (pixels[at * 4 + k] as number) + shift * pull);
        pixels[at * 4 + k] = moved + ((picture.bytes[at * 3 + k] as number) / 255 - moved) * copy;
      }
    }
  }
}
