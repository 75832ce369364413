import type { Raster } from '../raster.ts';
import { type CameraMove, placeLayer } from './camera.ts';
import type { Layer } from './layer.ts';

/** A moment of a clip. */
export type Moment = {
  readonly move: CameraMove;
  /** 0 at the first frame, 1 at the last. */
  readonly time: number;
  readonly seconds: number;
  /** The point that a dolly goes towards, in scene units. */
  readonly focus: { readonly x: number; readonly y: number };
};

/** Lays one layer into the frame as the camera sees it at that moment. */
function layLayer(frame: Raster, layer: Layer, moment: Moment): void {
  const { width, height, view, pixels } = frame;
  const { bytes } = layer;
  const tall = Math.max(1, layer.last - layer.first);
  const lastColumn = layer.width - 1.001;
  const moving = layer.drift * moment.seconds;
  const mean = placeLayer(moment.move, (layer.depth[0] + layer.depth[1]) / 2, moment.time);
  for (let row = 0; row < height; row++) {
    const y = view.y + (row + 0.5) / view.scale;
    // A row's depth is found where the mean placement would fetch it from; the error is a fraction of a pixel.
    const rough = (moment.focus.y + (y - mean.y - moment.focus.y) / mean.scale - layer.view.y) * layer.view.scale;
    const share = Math.min(1, Math.max(0, (rough - layer.first) / tall));
    const depth = layer.depth[0] + (layer.depth[1] - layer.depth[0]) * share;
    const place = layer.depth[0] === layer.depth[1] ? mean : placeLayer(moment.move, depth, moment.time);
    const sy = (moment.focus.y + (y - place.y - moment.focus.y) / place.scale - layer.view.y) * layer.view.scale - 0.5;
    if (sy < layer.first - 1 || sy > layer.last + 1) continue;
    const cy = Math.min(layer.height - 1.001, Math.max(0, sy));
    const y0 = Math.floor(cy);
    const fy = cy - y0;
    const sway = layer.ripple
      ? (Math.sin(y * 150 + moment.seconds * 2.6) + Math.sin(y * 61 - moment.seconds * 1.7)) *
        0.0016 *
        (0.2 + share * 1.6)
      : 0;
    const left = view.x + 0.5 / view.scale - place.x - moving + sway;
    let sx = (moment.focus.x + (left - moment.focus.x) / place.scale - layer.view.x) * layer.view.scale - 0.5;
    const step = layer.view.scale / view.scale / place.scale;
    const upper = y0 * layer.width * 4;
    const lower = upper + layer.width * 4;
    // Only the columns that this row, or the one that it is blended with, has anything in.
    const next = Math.min(layer.height - 1, y0 + 1);
    const spanLeft = Math.min(layer.spans[y0 * 2] as number, layer.spans[next * 2] as number);
    const spanRight = Math.max(layer.spans[y0 * 2 + 1] as number, layer.spans[next * 2 + 1] as number);
    const firstColumn = spanLeft <= 0 ? 0 : Math.max(0, Math.floor((spanLeft - 1 - sx) / step));
    const endColumn =
      spanRight >= layer.width - 1 ? width : Math.min(width, Math.ceil((spanRight + 1 - sx) / step) + 1);
    sx += firstColumn * step;
    let i = (row * width + firstColumn) * 4;
    for (let column = firstColumn; column < endColumn; column++, i += 4, sx += step) {
      const cx = sx < 0 ? 0 : sx > lastColumn ? lastColumn : sx;
      const x0 = cx | 0;
      const a = upper + x0 * 4;
      const b = lower + x0 * 4;
      const fx = cx - x0;
      const wa = (1 - fx) * (1 - fy);
      const wb = fx * (1 - fy);
      const wc = (1 - fx) * fy;
      const wd = fx * fy;
      const alpha =
        ((bytes[a + 3] as number) * wa +
          (bytes[a + 7] as number) * wb +
          (bytes[b + 3] as number) * wc +
          (bytes[b + 7] as number) * wd) /
        255;
      const red =
        (bytes[a] as number) * wa +
        (bytes[a + 4] as number) * wb +
        (bytes[b] as number) * wc +
        (bytes[b + 4] as number) * wd;
      const green =
        (bytes[a + 1] as number) * wa +
        (bytes[a + 5] as number) * wb +
        (bytes[b + 1] as number) * wc +
        (bytes[b + 5] as number) * wd;
      const blue =
        (bytes[a + 2] as number) * wa +
        (bytes[a + 6] as number) * wb +
        (bytes[b + 2] as number) * wc +
        (bytes[b + 6] as number) * wd;
      const keep = 1 - alpha;
      pixels[i] = (pixels[i] as number) * keep + red / 255;
      pixels[i + 1] = (pixels[i + 1] as number) * keep + green / 255;
      pixels[i + 2] = (pixels[i + 2] as number) * keep + blue / 255;
    }
  }
}

/** Lays all layers into the frame, far to near, as the camera sees them at a moment. */
export function composeFrame(frame: Raster, layers: readonly Layer[], moment: Moment): void {
  frame.pixels.fill(0);
  for (const layer of layers) layLayer(frame, layer, moment);
  for (let i = 3; i < frame.pixels.length; i += 4) frame.pixels[i] = 1;
}
