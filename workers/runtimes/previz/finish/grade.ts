import { hashText } from '../random.ts';
import type { Raster } from '../raster.ts';

/** The last look: contrast about the middle, darkened corners, grain; amounts are 0-1. */
export type Grade = { readonly contrast: number; readonly vignette: number; readonly grain: number };

/** A shoulder for light beyond white: it fades to white instead of being cut. */
const shoulder = (v: number) => (v < 0.8 ? v : 0.8 + 0.2 * (1 - Math.exp(-(v - 0.8) * 4)));

const curve = (contrast: number) =>
  Uint8ClampedArray.from({ length: 4096 }, (_, i) => {
    const v = shoulder(i / 2048);
    const s = v * v * (3 - 2 * v);
    return Math.round(255 * (v + (s - v) * (contrast - 0.72)));
  });

/** Turns a finished raster into RGB bytes. */
export function gradePicture({ width, height, pixels }: Raster, grade: Grade, seed: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(width * height * 3);
  const table = curve(grade.contrast);
  let noise = hashText('grain', seed) | 1;
  for (let row = 0, j = 0; row < height; row++) {
    const v = (row / height - 0.5) * 2;
    for (let column = 0; column < width; column++, j += 3) {
      const u = (column / width - 0.5) * 2;
      const corner = u * u * 0.62 + v * v * 0.62;
      const dark = 1 - grade.vignette * corner * corner * 0.7;
      noise ^= noise << 13;
      noise ^= noise >>> 17;
      noise ^= noise << 5;
      const grain = ((noise & 0xffff) / 65536 + ((noise >>> 16) & 0xffff) / 65536 - 1) * grade.grain;
      const i = (row * width + column) * 4;
      for (let k = 0; k < 3; k++) {
        const light = (pixels[i + k] as number) * dark + grain;
        bytes[j + k] = table[Math.min(4095, Math.max(0, (light * 2048) | 0))] as number;
      }
    }
  }
  return bytes;
}
