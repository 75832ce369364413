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
export function paintPart(target: Raster, part: Part, behind: Raster, stencil: Stencil | null | undefined): void {
  switch (part.kind) {
    case 'sky':
      drawSky(target, part);
      return;
    case 'clouds':
      drawClouds(target, part);
      return;
    case 'stars':
      drawStars(target, part);
      return;
    case 'orb':
      drawOrb(target, part);
      return;
    case 'nebula':
      drawNebula(target, part);
      return;
    case 'aurora':
      drawAurora(target, part);
      return;
    case 'ridge':
      drawRidge(target, part);
      return;
    case 'water':
      drawWater(target, part, behind);
      return;
    case 'ground':
      drawGround(target, part, behind);
      return;
    case 'fog':
      drawFog(target, part);
      return;
    case 'rays':
      drawRays(target, part);
      return;
    case 'wash':
      drawWash(target, part);
      return;
    case 'shapes':
      if (stencil) drawShapes(target, part, stencil);
      return;
    default:
      part satisfies never;
  }
}
