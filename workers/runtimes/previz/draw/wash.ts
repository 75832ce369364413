import type { Colour } from '../colour.ts';
import type { Raster } from '../raster.ts';
import { drawSoft } from './soft.ts';

/** A gradient of one colour laid over everything: a darkened edge, a lit floor, the depth of water. */
export type Wash = {
  readonly kind: 'wash';
  readonly colour: Colour;
  /** Opacity at the top, the middle and the bottom of the frame. */
  readonly rows: readonly [number, number, number];
  /** Opacity that is added towards the left and the right edge. */
  readonly sides: number;
  readonly aspect: number;
};

/** Lays the wash over what is there. */
export function drawWash(target: Raster, wash: Wash): void {
  const bottom = target.view.y + target.height / target.view.scale;
  const [top, middle, low] = wash.rows;
  drawSoft(target, { from: target.view.y, to: bottom, cell: target.view.scale / 64 }, (x, y, out, at) => {
    const t = Math.min(1, Math.max(0, y));
    const rows = t < 0.5 ? top + (middle - top) * t * 2 : middle + (low - middle) * (t - 0.5) * 2;
    const out2 = Math.abs(x / wash.aspect - 0.5) * 2;
    const alpha = Math.min(1, Math.max(0, rows + wash.sides * out2 ** 2.4));
    for (let k = 0; k < 3; k++) out[at + k] = (wash.colour[k] as number) * alpha;
    out[at + 3] = alpha;
  });
}
