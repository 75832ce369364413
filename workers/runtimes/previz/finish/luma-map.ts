import { blurGrid } from '../draw/blur-grid.ts';
import type { Raster } from '../raster.ts';

/** How light a picture is at half its size: as it is, and blurred by a narrow and a wide radius, for lines and tones. */
export type LumaMap = {
  readonly columns: number;
  readonly rows: number;
  readonly own: Float32Array;
  readonly narrow: Float32Array;
  readonly wide: Float32Array;
};

/** Measures a raster's lightness for the styles that draw instead of paint; radii in scene units. */
export function mapLuma({ width, height, view, pixels }: Raster, narrow: number, wide: number): LumaMap {
  const columns = Math.max(2, width >> 1);
  const rows = Math.max(2, height >> 1);
  const own = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const i = (row * 2 * width + column * 2) * 4;
      const light = 0.21 * (pixels[i] as number) + 0.72 * (pixels[i + 1] as number) + 0.07 * (pixels[i + 2] as number);
      own[row * columns + column] = Math.min(1, light);
    }
  const radius = (units: number) => Math.max(1, Math.round((units * view.scale) / 2));
  return {
    columns,
    rows,
    own,
    narrow: blurGrid(own, columns, rows, radius(narrow)),
    wide: blurGrid(own, columns, rows, radius(wide)),
  };
}

/** Reads a half-size grid at a full-size pixel, smoothly. */
export function readHalf(grid: Float32Array, { columns, rows }: LumaMap, column: number, row: number): number {
  const x = Math.min(columns - 1.001, column / 2);
  const y = Math.min(rows - 1.001, row / 2);
  const x0 = x | 0;
  const y0 = y | 0;
  const a = y0 * columns + x0;
  const top = (grid[a] as number) + ((grid[a + 1] as number) - (grid[a] as number)) * (x - x0);
  const low =
    (grid[a + columns] as number) + ((grid[a + columns + 1] as number) - (grid[a + columns] as number)) * (x - x0);
  return top + (low - top) * (y - y0);
}

/** The values below which these shares (0-1) of a grid lie. */
export function findLevels(grid: Float32Array, shares: readonly number[]): number[] {
  const sample = Float32Array.from(
    { length: Math.min(4096, grid.length) },
    (_, i) => grid[Math.floor((i * grid.length) / Math.min(4096, grid.length))] as number,
  ).sort();
  return shares.map(share => sample[Math.floor(share * (sample.length - 1))] as number);
}
