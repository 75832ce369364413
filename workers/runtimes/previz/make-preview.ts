import sharp from 'sharp';
import { type Grade, gradePicture } from './finish/grade.ts';
import { createRaster, type Raster } from './raster.ts';

/** The longer side of a live preview in pixels. */
const PREVIEW_SIDE = 384;

/** The size of a picture made to fit a square of this side; never larger than it is. */
export function fitInside(size: { width: number; height: number }, side: number): { width: number; height: number } {
  const by = Math.min(1, side / Math.max(size.width, size.height));
  return { width: Math.max(8, Math.round(size.width * by)), height: Math.max(8, Math.round(size.height * by)) };
}

/** Makes the small WebP that shows how a picture is coming along. */
export async function makePreview(source: Raster, grade: Grade, seed: number): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = fitInside(source, PREVIEW_SIDE);
  const small = width === source.width ? source : shrink(source, width, height);
  const bytes = gradePicture(small, { ...grade, grain: grade.grain * 0.5 }, seed);
  const webp = await sharp(bytes, { raw: { width, height, channels: 3 } })
    .webp({ quality: 72, effort: 0 })
    .toBuffer();
  return new Uint8Array(webp);
}

function shrink(source: Raster, width: number, height: number): Raster {
  const small = createRaster(width, height, source.view);
  const step = source.width / width;
  const taps = step > 1.5 ? 2 : 1;
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const i = (row * width + column) * 4;
      for (let ty = 0; ty < taps; ty++)
        for (let tx = 0; tx < taps; tx++) {
          const x = Math.min(source.width - 1, Math.floor((column + tx / taps) * step));
          const y = Math.min(source.height - 1, Math.floor((row + ty / taps) * step));
          const m = (y * source.width + x) * 4;
          for (let k = 0; k < 4; k++)
            small.pixels[i + k] = (small.pixels[i + k] as number) + (source.pixels[m + k] as number) / (taps * taps);
        }
    }
  return small;
}
