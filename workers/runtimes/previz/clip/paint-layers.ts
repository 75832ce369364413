import { breathe } from '../breathe.ts';
import { addBloom } from '../finish/add-bloom.ts';
import { gouache, paintStrokes } from '../finish/paint-strokes.ts';
import { paintPart } from '../paint-part.ts';
import { cutStencils } from '../paint-scene.ts';
import { createRaster, layOver, type Raster, type View } from '../raster.ts';
import type { Plane, Scene } from '../scene.ts';
import { MARGIN } from './camera.ts';
import { createLayer, type Layer } from './layer.ts';

/** Planes that lie so close together that no camera move tells them apart. */
const CLOSE = 0.12;

/** Puts planes into as few layers as the camera needs. */
function groupPlanes(planes: readonly Plane[]): Plane[][] {
  const groups: Plane[][] = [];
  for (const plane of planes) {
    const group = groups.at(-1);
    const first = group?.[0];
    const alike =
      first &&
      plane.depth - first.depth < CLOSE &&
      (first.drift ?? 0) === (plane.drift ?? 0) &&
      !first.ripple &&
      !plane.ripple &&
      !isGround(first) &&
      !isGround(plane) &&
      first.depth > 0;
    if (group && alike) group.push(plane);
    else groups.push([plane]);
  }
  return groups;
}

const isGround = (plane: Plane) => plane.parts.some(part => part.kind === 'ground' || part.kind === 'water');

function depthOf(group: readonly Plane[]): readonly [number, number] {
  const depths = group.map(plane => plane.depth);
  const mean = depths.reduce((a, b) => a + b, 0) / depths.length;
  // Ground and water lie from the far shore to our feet.
  return group.some(isGround) ? [0.32, 1] : [mean, mean];
}

/** The part of the scene that layers show: the frame and as much around it as a camera move may bring in. */
export function wideView(size: { width: number; height: number }): { width: number; height: number; view: View } {
  const scale = size.height;
  return {
    width: Math.ceil(size.width + 2 * MARGIN.x * scale),
    height: Math.ceil(size.height + 2 * MARGIN.y * scale),
    view: { x: -MARGIN.x, y: -MARGIN.y, scale },
  };
}

async function paintLayer(raster: Raster, seed: number, signal: AbortSignal): Promise<Raster> {
  const rounds = paintStrokes(raster, gouache, seed);
  let round = rounds.next();
  while (!round.done) {
    await breathe(signal);
    round = rounds.next();
  }
  return round.value;
}

/** Paints a scene's planes once, each group on a clear layer of its own, with the light that bleeds from bright things as the last. */
export async function paintLayers(
  scene: Scene,
  size: { width: number; height: number },
  signal: AbortSignal,
  tell: (fraction: number) => void,
): Promise<Layer[]> {
  const { width, height, view } = wideView(size);
  const whole = createRaster(width, height, view);
  const stencils = cutStencils(scene.planes, whole);
  const groups = groupPlanes(scene.planes);
  const layers: Layer[] = [];
  for (const [n, group] of groups.entries()) {
    const raster = createRaster(width, height, view);
    for (const part of group.flatMap(plane => plane.parts)) {
      await breathe(signal);
      paintPart(raster, part, whole, await stencils.get(part));
    }
    layOver(whole, raster);
    const finished = scene.style === 'painting' ? await paintLayer(raster, scene.seed + n, signal) : raster;
    layers.push(
      createLayer(
        finished,
        depthOf(group),
        group[0]?.drift ?? 0,
        group.some(plane => plane.ripple ?? false),
      ),
    );
    tell((n + 1) / groups.length);
  }
  await breathe(signal);
  const glow = createRaster(width, height, view);
  const bright = { ...whole, pixels: Float32Array.from(whole.pixels) };
  addBloom(bright, 0.82, 0.5);
  for (let i = 0; i < glow.pixels.length; i++)
    glow.pixels[i] = i % 4 === 3 ? 0 : (bright.pixels[i] as number) - (whole.pixels[i] as number);
  layers.push(createLayer(glow, [0.3, 0.3], 0, false));
  return layers;
}
