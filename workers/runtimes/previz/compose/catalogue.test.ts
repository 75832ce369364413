import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { drawBack, drawBust } from '../shapes/bust.ts';
import type { Draw } from '../shapes/drawing.ts';
import { drawGrass, drawKelp, drawReeds, drawTuft } from '../shapes/plants.ts';
import { drawBush } from '../shapes/trees.ts';
import { drawCarSide } from '../shapes/vehicles.ts';
import { catalogue } from './catalogue.ts';
import { reachOf } from './place-shapes.ts';

const inks = { base: '#808080', dark: '#404040', pale: '#c0c0c0', accent: '#ff0000', shine: '#ffff80' };

/** Where a drawing has anything, in its own units: a picture of eight times its height, at two pixels a unit of the usual 100. */
async function measure(draw: Draw, seed: number) {
  const drawing = draw(inks, createRandom(seed, 'measure'));
  const reach = drawing.height * 4;
  const side = 400;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="${-reach} ${-reach} ${reach * 2} ${reach * 2}">${drawing.body}${drawing.shine ?? ''}</svg>`;
  const pixels = await sharp(Buffer.from(svg)).ensureAlpha().extractChannel(3).raw().toBuffer();
  const unit = (reach * 2) / side;
  let [sideways, above, below] = [0, 0, 0];
  pixels.forEach((alpha, i) => {
    if (alpha < 8) return;
    sideways = Math.max(sideways, Math.abs(((i % side) + 0.5) * unit - reach));
    above = Math.max(above, reach - (Math.floor(i / side) + 0.5) * unit);
    below = Math.max(below, (Math.floor(i / side) + 0.5) * unit - reach);
  });
  return { drawing, sideways, above, below, slack: unit * 1.5 };
}

const looks = ['short', 'long', 'hat', 'hood', 'helmet', 'crown', 'glass', 'machine', 'bearded'] as const;
const draws: readonly (readonly [string, Draw])[] = [
  ...Object.entries(catalogue).map(([name, entry]) => [name, entry.draw] as const),
  ...looks.map((look): [string, Draw] => [`bust ${look}`, (own, random) => drawBust(look, own, random)]),
  ['back', own => drawBack(own)],
  ['grass', drawGrass],
  ['tuft', drawTuft],
  ['reeds', drawReeds],
  ['kelp', drawKelp],
  ['bush', drawBush],
  ['car from the side', drawCarSide],
];

describe('a drawing', () => {
  it.each(draws)('of %s stays within what it says that it covers', async (_, draw) => {
    for (const seed of [1, 2, 3]) {
      const { drawing, sideways, above, below, slack } = await measure(draw, seed);
      const reach = reachOf(drawing);
      expect(sideways, 'sideways').toBeLessThanOrEqual(reach.side + slack);
      expect(above, 'above').toBeLessThanOrEqual(reach.above + slack);
      expect(below, 'below').toBeLessThanOrEqual(reach.below + slack);
      expect(above + below).toBeGreaterThan(drawing.height * 0.35);
    }
  });
});
