import { blurGrid } from '../draw/blur-grid.ts';
import { layGrid } from '../draw/soft.ts';
import type { Raster } from '../raster.ts';

/** Lets what is brighter than `above` bleed into its surroundings, as a lens and an eye do. */
export function addBloom(target: Raster, above: number, power: number): void {
  const { width, height, view, pixels } = target;
  const cell = Math.max(2, Math.round(view.scale / 128));
  const columns = Math.ceil(width / cell) + 2;
  const rows = Math.ceil(height / cell) + 2;
  const bright = [0, 1, 2].map(() => new Float32Array(columns * rows));
  const [red, green, blue] = bright;
  if (!red || !green || !blue) return;
  // Every second pixel of every second row is enough for what is blurred anyway.
  const share = 4 / (cell * cell);
  for (let row = 0; row < height; row += 2) {
    const line = Math.floor(row / cell) * columns;
    for (let column = 0, i = row * width * 4; column < width; column += 2, i += 8) {
      const r = (pixels[i] as number) - above;
      const g = (pixels[i + 1] as number) - above;
      const b = (pixels[i + 2] as number) - above;
      if (r <= 0 && g <= 0 && b <= 0) continue;
      const at = line + ((column / cell) | 0);
      if (r > 0) red[at] = (red[at] as number) + Math.min(1.2, r) * share;
      if (g > 0) green[at] = (green[at] as number) + Math.min(1.2, g) * share;
      if (b > 0) blue[at] = (blue[at] as number) + Math.min(1.2, b) * share;
    }
  }
  const cells = new Float32Array(columns * rows * 4);
  for (const [k, grid] of bright.entries()) {
    const narrow = blurGrid(grid, columns, rows, 2);
    const wide = blurGrid(grid, columns, rows, 9);
    for (let n = 0; n < grid.length; n++)
      cells[n * 4 + k] = ((narrow[n] as number) * 0.55 + (wide[n] as number) * 1.1) * power;
  }
  layGrid(target, { cells, columns, cell, first: 0, last: height });
}
