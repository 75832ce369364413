import type { Raster } from '../raster.ts';

/** A picture made smaller by averaging: colours only, three floats a cell. */
export type Mip = {
  readonly width: number;
  readonly height: number;
  readonly cell: number;
  readonly colours: Float32Array;
};

/** Halves a picture again and again: level 0 has cells of 2 pixels. */
export function createMips(source: Raster, levels: number): Mip[] {
  const mips: Mip[] = [];
  let from = { width: source.width, height: source.height, cell: 1, colours: source.pixels, stride: 4 };
  for (let level = 0; level < levels && Math.min(from.width, from.height) > 3; level++) {
    const width = from.width >> 1;
    const height = from.height >> 1;
    const colours = new Float32Array(width * height * 3);
    const line = from.width * from.stride;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const a = y * 2 * line + x * 2 * from.stride;
        const i = (y * width + x) * 3;
        for (let k = 0; k < 3; k++) {
          const top = (from.colours[a + k] as number) + (from.colours[a + from.stride + k] as number);
          const low = (from.colours[a + line + k] as number) + (from.colours[a + line + from.stride + k] as number);
          colours[i + k] = (top + low) * 0.25;
        }
      }
    }
    const mip = { width, height, cell: from.cell * 2, colours };
    mips.push(mip);
    from = { ...mip, stride: 3 };
  }
  return mips;
}

/** Where the cell over a pixel begins in `colours`. */
export function cellAt(mip: Mip, x: number, y: number): number {
  const column = Math.min(mip.width - 1, Math.max(0, Math.floor(x / mip.cell)));
  const row = Math.min(mip.height - 1, Math.max(0, Math.floor(y / mip.cell)));
  return (row * mip.width + column) * 3;
}
