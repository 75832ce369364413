/** Which part of the scene a raster shows: its top-left corner in scene units (1 is the frame's height) and pixels a unit. */
export type View = { readonly x: number; readonly y: number; readonly scale: number };

/** A picture being painted: RGBA as floats, colour premultiplied by alpha, light may go beyond 1. */
export type Raster = {
  readonly width: number;
  readonly height: number;
  readonly view: View;
  readonly pixels: Float32Array;
};

/** A clear raster. */
export const createRaster = (width: number, height: number, view: View): Raster => ({
  width,
  height,
  view,
  pixels: new Float32Array(width * height * 4),
});

/** Lays one raster over another of the same size. */
export function layOver(under: Raster, over: Raster): void {
  const target = under.pixels;
  const source = over.pixels;
  for (let i = 0; i < target.length; i += 4) {
    const alpha = source[i + 3] as number;
    if (alpha === 0 && source[i] === 0) continue;
    const keep = 1 - alpha;
    target[i] = (target[i] as number) * keep + (source[i] as number);
    target[i + 1] = (target[i + 1] as number) * keep + (source[i + 1] as number);
    target[i + 2] = (target[i + 2] as number) * keep + (source[i + 2] as number);
    target[i + 3] = (target[i + 3] as number) * keep + alpha;
  }
}
