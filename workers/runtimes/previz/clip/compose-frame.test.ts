import { describe, expect, it } from 'vitest';
import { createRaster } from '../raster.ts';
import { type CameraMove, MARGIN } from './camera.ts';
import { composeFrame } from './compose-frame.ts';
import { createLayer, type Layer } from './layer.ts';
import { wideView } from './paint-layers.ts';

const size = { width: 200, height: 100 };

/** A layer with one square of one colour in it: its middle in scene units, its channel. */
function dot(depth: number, x: number, channel: 0 | 1, options: { drift?: number } = {}): Layer {
  const wide = wideView(size);
  const raster = createRaster(wide.width, wide.height, wide.view);
  for (let row = -4; row <= 4; row++)
    for (let column = -4; column <= 4; column++) {
      const at =
        ((Math.round((0.5 + MARGIN.y) * 100) + row) * wide.width + Math.round((x + MARGIN.x) * 100) + column) * 4;
      raster.pixels[at + channel] = 1;
      raster.pixels[at + 3] = 1;
    }
  return createLayer(raster, [depth, depth], options.drift ?? 0, false);
}

/** Where a channel's light lies in the frame, in pixels, and how much of it there is. */
function seen(move: CameraMove, layer: Layer, channel: 0 | 1, time: number, seconds = 0) {
  const frame = createRaster(size.width, size.height, { x: 0, y: 0, scale: 100 });
  composeFrame(frame, [layer], { move, time, seconds, focus: { x: 1, y: 0.5 } });
  let [x, y, sum] = [0, 0, 0];
  for (let i = 0; i < size.width * size.height; i++) {
    const light = frame.pixels[i * 4 + channel] as number;
    x += (i % size.width) * light;
    y += Math.floor(i / size.width) * light;
    sum += light;
  }
  return { x: x / sum, y: y / sum, area: sum };
}

describe('a camera move', () => {
  it('pans: everything goes the other way, near things farther than far ones', () => {
    const shift = (depth: number) =>
      seen('pan-right', dot(depth, 1, 0), 0, 1).x - seen('pan-right', dot(depth, 1, 0), 0, 0).x;
    expect(shift(1)).toBeCloseTo(-26, 0);
    expect(shift(0.2)).toBeLessThan(-4);
    expect(shift(0.2)).toBeGreaterThan(shift(1) / 2);
    expect(seen('pan-left', dot(1, 1, 0), 0, 1).x).toBeGreaterThan(seen('pan-left', dot(1, 1, 0), 0, 0).x);
  });

  it('pushes in: things grow and leave the middle; pulling out is the way back', () => {
    const [first, last] = [seen('push-in', dot(1, 1.3, 1), 1, 0), seen('push-in', dot(1, 1.3, 1), 1, 1)];
    expect(last.area).toBeGreaterThan(first.area * 1.4);
    expect(last.x).toBeGreaterThan(first.x + 5);
    expect(seen('pull-out', dot(1, 1.3, 1), 1, 0).area).toBeCloseTo(last.area, 3);
    expect(seen('pull-out', dot(1, 1.3, 1), 1, 1).area).toBeCloseTo(first.area, 3);
  });

  it('tilts up: things sink', () => {
    expect(seen('tilt-up', dot(1, 1, 0), 0, 1).y).toBeGreaterThan(seen('tilt-up', dot(1, 1, 0), 0, 0).y + 10);
  });

  it('drifts there and back', () => {
    const at = (time: number) => seen('drift', dot(1, 1, 0), 0, time).x;
    expect(at(0.25)).toBeGreaterThan(at(0) + 4);
    expect(at(1)).toBeCloseTo(at(0), 1);
  });

  it('keeps still when static, but for what moves by itself', () => {
    expect(seen('static', dot(1, 1, 0), 0, 1, 4)).toEqual(seen('static', dot(1, 1, 0), 0, 0, 0));
    const cloud = dot(0.1, 1, 0, { drift: 0.02 });
    expect(seen('static', cloud, 0, 1, 4).x).toBeCloseTo(seen('static', cloud, 0, 0, 0).x + 8, 0);
  });
});
