import { breathe } from './breathe.ts';
import { cutStencil, type Stencil } from './draw/shapes.ts';
import { addBloom } from './finish/add-bloom.ts';
import { fitInside } from './make-preview.ts';
import { paintPart } from './paint-part.ts';
import { createRaster, type Raster } from './raster.ts';
import type { Part, Plane, Scene } from './scene.ts';

/** The outlines of every part that has some, cut beforehand while other things are painted. */
export type Stencils = ReadonlyMap<Part, Promise<Stencil | null>>;

/** Starts to cut all outlines of these planes. */
export function cutStencils(planes: readonly Plane[], size: Raster): Stencils {
  const stencils = new Map<Part, Promise<Stencil | null>>();
  for (const plane of planes)
    for (const part of plane.parts)
      if (part.kind === 'shapes') {
        const cut = cutStencil(part, size);
        // Whoever stops early never asks for it; its failure must not be loud then.
        cut.catch(() => {});
        stencils.set(part, cut);
      }
  return stencils;
}

/** Paints the scene's planes far to near, without what falls before them, tells how far it is (0-1), and lets it be stopped between any two parts. */
export async function paintScene(
  scene: Scene,
  size: { width: number; height: number },
  signal: AbortSignal,
  tell: (fraction: number) => void,
): Promise<Raster> {
  const target = createRaster(size.width, size.height, { x: 0, y: 0, scale: size.height });
  const stencils = cutStencils(scene.planes, target);
  const parts = scene.planes.flatMap(plane => plane.parts);
  for (const [done, part] of parts.entries()) {
    await breathe(signal);
    paintPart(target, part, target, await stencils.get(part));
    tell((done + 1) / parts.length);
  }
  return target;
}

/** Outlines with more characters of SVG than this take longer to read than a rough look may last. */
const ROUGH_OUTLINES = 16_000;

/** The longer side of the rough look in pixels. */
const ROUGH_SIDE = 128;

/** Paints a small first look at the scene, without its most intricate outlines: it is there in a few hundredths of a second. */
export async function paintRough(
  scene: Scene,
  size: { width: number; height: number },
  signal: AbortSignal,
): Promise<Raster> {
  const intricate = (part: Part) => part.kind === 'shapes' && part.body.length + part.shine.length > ROUGH_OUTLINES;
  const planes = scene.planes.map(plane => ({ ...plane, parts: plane.parts.filter(part => !intricate(part)) }));
  const rough = await paintScene({ ...scene, planes }, fitInside(size, ROUGH_SIDE), signal, () => {});
  addLight(rough);
  return rough;
}

/** Adds the light that bleeds from bright things. */
export const addLight = (target: Raster): void => addBloom(target, 0.82, 0.5);
