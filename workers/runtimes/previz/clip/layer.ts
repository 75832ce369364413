import type { Raster, View } from '../raster.ts';

/** One flat layer of a scene, painted once: premultiplied RGBA bytes that reach beyond the frame. */
export type Layer = {
  readonly width: number;
  readonly height: number;
  readonly view: View;
  readonly bytes: Uint8ClampedArray;
  /** The first and the last column of each row that hold anything; empty rows have the last before the first. */
  readonly spans: Int32Array;
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
  const spans = new Int32Array(height * 2);
  let [first, last] = [height, -1];
  for (let row = 0; row < height; row++) {
    let [left, right] = [width, -1];
    for (let column = 0, i = row * width * 4; column < width; column++, i += 4) {
      let any = false;
      for (let k = 0; k < 4; k++) {
        const value = (pixels[i + k] as number) * 255;
        if (value <= 0.5) continue;
        bytes[i + k] = value;
        any = true;
      }
      if (!any) continue;
      if (column < left) left = column;
      right = column;
    }
    spans[row * 2] = left;
    spans[row * 2 + 1] = right;
    if (right < 0) continue;
    first = Math.min(first, row);
    last = row;
  }
  return { width, height, view, bytes, spans, first, last, depth, drift, ripple };
}
