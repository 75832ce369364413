import type { Palette } from '../palette.ts';
import type { Raster } from '../raster.ts';
import type { Style } from '../vocabulary/manner.ts';
import { addBloom } from './add-bloom.ts';
import { drawInk } from './draw-ink.ts';
import { drawPencil } from './draw-pencil.ts';
import type { Grade } from './grade.ts';
import { gouache, paintStrokes } from './paint-strokes.ts';
import { printPoster } from './print-poster.ts';
import { washWatercolour } from './wash-watercolour.ts';

/** What finishing needs to know of a scene. */
export type Finish = {
  readonly style: Style;
  readonly palette: Palette;
  readonly contrast: number;
  readonly seed: number;
};

/** Takes the colour out and deepens what is dark, in place. */
function removeColour({ pixels }: Raster): void {
  for (let i = 0; i < pixels.length; i += 4) {
    // Reds dark, blues light, as orthochromatic film had it the other way round would flatten faces; this is a green filter.
    const light = 0.26 * (pixels[i] as number) + 0.6 * (pixels[i + 1] as number) + 0.14 * (pixels[i + 2] as number);
    const deep = light < 0.5 ? 2 * light * light : light;
    pixels[i] = deep * 1.01;
    pixels[i + 1] = deep;
    pixels[i + 2] = deep * 0.985;
  }
}

/** Finishes a composed picture in its style, yielding how far it is (0-1) so that a caller may stop it. */
export function* applyStyle(source: Raster, finish: Finish): Generator<number, Raster> {
  const { style, seed } = finish;
  switch (style) {
    case 'painting':
      return yield* paintStrokes(source, gouache, seed);
    case 'cinematic':
      addBloom(source, 0.7, 0.35);
      return source;
    case 'noir':
      removeColour(source);
      return source;
    case 'ink':
      return drawInk(source);
    case 'pencil':
      return drawPencil(source);
    case 'watercolour': {
      const painted = yield* paintStrokes(source, { ...gouache, ground: 0.15 }, seed);
      return washWatercolour(painted);
    }
    case 'poster':
      return printPoster(source, finish.palette);
    default:
      return style satisfies never;
  }
}

/** The last look of each style. */
export function gradeOf({ style, contrast }: Finish): Grade {
  switch (style) {
    case 'painting':
      return { contrast, vignette: 0.42, grain: 0.022 };
    case 'cinematic':
      return { contrast: contrast * 1.04, vignette: 0.55, grain: 0.05 };
    case 'noir':
      return { contrast: contrast * 1.3, vignette: 0.85, grain: 0.085 };
    case 'ink':
    case 'pencil':
    case 'watercolour':
    case 'poster':
      return { contrast: 0.86, vignette: 0.06, grain: 0.012 };
    default:
      return style satisfies never;
  }
}
