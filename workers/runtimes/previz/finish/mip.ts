import { createRaster, type Raster } from '../raster.ts';

/** A picture halved again and again by averaging: the first is half as wide, the next a quarter. */
export function createMips(source: Raster, levels: number): Raster[] {
  const mips: Raster[] = [];
  let from = source;
  for (let level = 0; level < levels && Math.min(from.width, from.height) > 3; level++) {
    const small = createRaster(from.width >> 1, from.height >> 1, { ...from.view, scale: from.view.scale / 2 });
    const line = from.width * 4;
    for (let y = 0, i = 0; y < small.height; y++) {
      for (let x = 0; x < small.width; x++, i += 4) {
        const a = y * 2 * line + x * 8;
        for (let k = 0; k < 4; k++) {
          const top = (from.pixels[a + k] as number) + (from.pixels[a + 4 + k] as number);
          const low = (from.pixels[a + line + k] as number) + (from.pixels[a + line + 4 + k] as number);
          small.pixels[i + k] = (top + low) * 0.25;
        }
      }
    }
    mips.push(small);
    from = small;
  }
  return mips;
}

/** Where the cell over a pixel of the full picture begins, in a mip whose cells are this many pixels wide. */
export function cellAt(mip: Raster, cell: number, x: number, y: number): number {
  const column = Math.min(mip.width - 1, Math.max(0, Math.floor(x / cell)));
  const row = Math.min(mip.height - 1, Math.max(0, Math.floor(y / cell)));
  return (row * mip.width + column) * 4;
}
