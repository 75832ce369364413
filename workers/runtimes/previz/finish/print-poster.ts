import { type Colour, mix } from '../colour.ts';
import { roughNoise, sampleNoise } from '../noise.ts';
import type { Palette } from '../palette.ts';
import { createRaster, type Raster } from '../raster.ts';
import { mapLuma, readHalf } from './luma-map.ts';

/** Prints a picture in six flat inks from the palette, each plate cut where the lightness steps, with the accent as a plate of its own. */
export function printPoster(source: Raster, palette: Palette): Raster {
  const { width, height, view } = source;
  const map = mapLuma(source, 0.0032, 0.02);
  const result = createRaster(width, height, view);
  const inks: readonly Colour[] = [
    mix(palette.shade, [0.05, 0.05, 0.09], 0.4),
    mix(palette.shade, palette.zenith, 0.65),
    mix(palette.land, palette.sky, 0.5),
    mix(palette.sky, palette.haze, 0.55),
    mix(palette.horizon, palette.glow, 0.35),
    mix(palette.glow, [0.98, 0.95, 0.86], 0.6),
  ];
  const ordered = [...map.narrow].sort((a, b) => a - b);
  // Steps at shares of the picture's own lightness, so that a night uses all inks as a day does.
  const steps = [0.16, 0.36, 0.58, 0.78, 0.93].map(share => ordered[Math.floor(share * (ordered.length - 1))] ?? 0.5);
  const accent = palette.accent;
  for (let row = 0; row < height; row++) {
    const y = view.y + row / view.scale;
    for (let column = 0; column < width; column++) {
      const x = view.x + column / view.scale;
      const i = (row * width + column) * 4;
      const tooth = sampleNoise(roughNoise, x * 2.4, y * 2.4);
      const light = readHalf(map.narrow, map, column, row) + (tooth - 0.5) * 0.012;
      let plate = 0;
      while (plate < steps.length && light > (steps[plate] as number)) plate++;
      const [r, g, b] = [source.pixels[i] as number, source.pixels[i + 1] as number, source.pixels[i + 2] as number];
      const strength = Math.max(r, g, b) - Math.min(r, g, b);
      const towards =
        (r - (r + g + b) / 3) * (accent[0] - 0.5) +
        (g - (r + g + b) / 3) * (accent[1] - 0.5) +
        (b - (r + g + b) / 3) * (accent[2] - 0.5);
      const loud = strength > 0.34 && towards > 0.11;
      const ink = loud ? accent : (inks[plate] ?? palette.glow);
      const worn = 1 + (tooth - 0.5) * 0.07;
      for (let k = 0; k < 3; k++) result.pixels[i + k] = (ink[k] as number) * worn;
      result.pixels[i + 3] = 1;
    }
  }
  return result;
}
