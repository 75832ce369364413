import type { Raster, View } from '../raster.ts';

/** One flat layer of a scene, painted once: premultiplied RGBA bytes that reach beyond the frame. */
export type Layer = {
  readonly width: number;
  readonly height: number;
  readonly view: View;
  readonly bytes: Uint8ClampedArray;
  /** The rows that hold anything. */
  readonly first: number;
  readonly last: number;
  /** How near it is at its first and at its last row: ground comes towards us, a wall does not. */
  readonly depth: readonly [number, number];
  /** Scene units a second that it moves by itself. */
  readonly drift: number;
  readonly ripple: boolean;
};

/** Turns a painted raster into a layer. */
export function createLayer(raster: Raster, depth: readonly [number, number], drift: number, ripple: boolean): Layer {
  const { width, height, view, pixels } = raster;
  const bytes = new Uint8ClampedArray(pixels.length);
  let [first, last] = [height, -1];
  for (let row = 0; row < height; row++) {
    let any = false;
    for (let i = row * width * 4; i < (row + 1) * width * 4; i++) {
      const value = (pixels[i] as number) * 255;
      if (value > 0.5) {
        bytes[i] = value;
        any = true;
      }
    }
    if (!any) continue;
    first = Math.min(first, row);
    last = row;
  }
  return { width, height, view, bytes, first, last, depth, drift, ripple };
}
