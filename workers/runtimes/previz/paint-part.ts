import { drawAurora } from './draw/aurora.ts';
import { drawClouds } from './draw/clouds.ts';
import { drawFog } from './draw/fog.ts';
import { drawGround } from './draw/ground.ts';
import { drawNebula } from './draw/nebula.ts';
import { drawOrb } from './draw/orb.ts';
import { drawRays } from './draw/rays.ts';
import { drawRidge } from './draw/ridge.ts';
import { drawShapes, type Stencil } from './draw/shapes.ts';
import { drawSky } from './draw/sky.ts';
import { drawStars } from './draw/stars.ts';
import { drawWash } from './draw/wash.ts';
import { drawWater } from './draw/water.ts';
import type { Raster } from './raster.ts';
import type { Part } from './scene.ts';

/** Paints one part onto a raster; `behind` is all that lies behind it, for what mirrors. */
export function paintPart(target: Raster, part: Part, behind: Raster, stencil: Stencil | undefined): void {
  switch (part.kind) {
    case 'sky':
      return drawSky(target, part);
    case 'clouds':
      return drawClouds(target, part);
    case 'stars':
      return drawStars(target, part);
    case 'orb':
      return drawOrb(target, part);
    case 'nebula':
      return drawNebula(target, part);
    case 'aurora':
      return drawAurora(target, part);
    case 'ridge':
      return drawRidge(target, part);
    case 'water':
      return drawWater(target, part, behind);
    case 'ground':
      return drawGround(target, part, behind);
    case 'fog':
      return drawFog(target, part);
    case 'rays':
      return drawRays(target, part);
    case 'wash':
      return drawWash(target, part);
    case 'shapes':
      if (stencil) drawShapes(target, part, stencil);
      return;
    default:
      return part satisfies never;
  }
}
