import { mix, scale, writeHex } from '../colour.ts';
import type { Plane } from '../scene.ts';
import { fill, type Joint, limb } from '../shapes/path.ts';
import { drawBamboo, drawFlowers, drawGrass, drawMushrooms } from '../shapes/plants.ts';
import { drawBush } from '../shapes/trees.ts';
import { composeGround } from './compose-ground.ts';
import { composeRidges } from './compose-ridges.ts';
import { composeSky } from './compose-sky.ts';
import { materials } from './materials.ts';
import { inksFor, placeShapes } from './place-shapes.ts';
import { composeForeground, scatter } from './scatter.ts';
import type { Stage } from './stage.ts';

function composeTrunks(stage: Stage, row: number, rows: number): Plane {
  const random = stage.random(`trunks ${row}`);
  const near = row / (rows - 1);
  const inks = inksFor(stage, materials.bark, null, false);
  const { palette, horizon, aspect } = stage;
  const foot = horizon + 0.05 + near * near * 0.34;
  const trunks: string[] = [];
  const gap = 0.07 + near * 0.3;
  for (let x = -0.3; x < aspect + 0.3; x += gap * random.between(0.5, 1.5)) {
    // The way to the light stays open, wider the nearer the trunks stand.
    if (Math.abs(x - stage.light.x) < 0.05 + near * 0.24) continue;
    const thick = (0.007 + near * 0.042) * random.between(0.6, 1.5);
    const y = foot + random.between(-0.02, 0.03);
    const lean = random.between(-0.04, 0.04) * (1 + near);
    const joints: Joint[] = [
      [x, y + 0.02, thick * 1.9],
      [x + lean * 0.1, y - 0.05, thick * 1.12],
      [x + lean * 0.5, y - 0.4, thick * 0.9],
      [x + lean, -0.15, thick * 0.72],
    ];
    trunks.push(
      fill(limb(joints.map(([a, b, r]): Joint => [a * 1000, b * 1000, r * 1000])), near > 0.6 ? inks.dark : inks.base),
    );
    for (let n = 0; n < 4; n++) {
      const at = y - random.between(0.2, 0.75);
      const side = random.chance(0.5) ? 1 : -1;
      const long = random.between(0.04, 0.16) * (0.5 + near);
      trunks.push(
        fill(
          limb([
            [x * 1000, at * 1000, thick * 300],
            [(x + side * long * 0.6) * 1000, (at - long * 0.4) * 1000, thick * 180],
            [(x + side * long) * 1000, (at - long * 0.9) * 1000, thick * 60],
          ]),
          inks.dark,
        ),
      );
    }
  }
  const shapes = placeShapes(stage, [], {
    depth: 0.2 + near * 0.75,
    mist: (1 - near) ** 1.4 * 0.82 * stage.lighting.air,
    round: 0.008 + near * 0.02,
    rim: stage.lighting.rim * 0.9,
    dim: 1 - near * 0.45,
  });
  const random2 = stage.random(`wood fog ${row}`);
  const bank = {
    kind: 'fog' as const,
    from: horizon - 0.25,
    to: horizon + 0.18 + near * 0.1,
    colour: mix(palette.haze, palette.glow, 0.35),
    opacity: 0.42 * (1 - near) * stage.lighting.air,
    offset: random2.next(),
  };
  return {
    name: `trunks ${row}`,
    depth: 0.25 + near * 0.62,
    parts: [{ ...shapes, bounds: null, body: trunks.join('') }, bank],
  };
}

function composeCanopy(stage: Stage): Plane {
  const random = stage.random('canopy');
  const { palette, aspect } = stage;
  const leaf = [
    writeHex(mix(scale(materials.leaf, 0.55), palette.shade, 0.45)),
    writeHex(mix(scale(materials.leaf, 0.9), palette.land, 0.5)),
  ];
  const tufts = Array.from({ length: 150 }, () => {
    const x = random.between(-0.2, aspect + 0.2);
    const edge = Math.abs(x / aspect - 0.5) * 2;
    const y = random.between(-0.08, 0.05 + 0.2 * edge * edge);
    const r = random.between(0.015, 0.055);
    return `<ellipse cx="${(x * 1000).toFixed(0)}" cy="${(y * 1000).toFixed(0)}" rx="${(r * 1000).toFixed(0)}" ry="${(r * 620).toFixed(0)}" fill="${random.pick(leaf)}"/>`;
  });
  const shapes = placeShapes(stage, [], { depth: 0.85, round: 0.012, dim: 0.7 });
  return { name: 'canopy', depth: 0.86, parts: [{ ...shapes, bounds: null, body: tufts.join('') }] };
}

/** A wood: trunks in rows that fade into lit fog, a floor, leaves above, light falling through. */
export function composeForest(stage: Stage): Plane[] {
  const random = stage.random('forest');
  const { horizon, light, palette, lighting, brief } = stage;
  const snowy = stage.lightName === 'winter' || brief.weather.includes('snowfall');
  const bamboo = brief.subjects.some(s => s.name === 'bamboo');
  const rays = brief.sky.includes('rays') || (stage.allows('rays') && lighting.ambient >= 0.4 && random.chance(0.75));
  const rows = 4;
  const planes: Plane[] = [
    ...composeSky(stage),
    ...composeRidges(stage, {
      forms: ['pines', 'pines'],
      rise: [0.34, 0.26],
      material: materials.leaf,
      snow: 0,
      pace: 2.6,
      foot: 0.03,
    }),
  ];
  planes.push(
    composeGround(stage, snowy ? 'snow' : 'grass', snowy ? materials.snow : materials.moss, {
      path: random.chance(0.7) ? light.x : null,
    }),
  );
  if (stage.allows('plant') && stage.allows('tree'))
    for (let row = 0; row < rows; row++)
      planes.push(
        bamboo && row > 0
          ? scatter(stage, `bamboo ${row}`, [drawBamboo], materials.moss, {
              count: 16,
              foot: [horizon + 0.06 * row, horizon + 0.1 * row],
              high: [0.5, 0.9],
              keepOut: 0.3,
              depth: 0.3 + row * 0.17,
            })
          : composeTrunks(stage, row, rows),
      );
  if (stage.allows('plant')) {
    planes.push(
      scatter(
        stage,
        'undergrowth',
        brief.moods.includes('mysterious') ? [drawBush, drawMushrooms] : [drawBush, drawGrass],
        materials.leaf,
        { count: 22, foot: [horizon + 0.08, horizon + 0.3], high: [0.03, 0.09], keepOut: 0.3, depth: 0.7 },
      ),
    );
    if (!snowy && stage.allows('tree')) planes.push(composeCanopy(stage));
  }
  if (rays)
    planes.push({
      name: 'rays',
      depth: 0.5,
      parts: [
        {
          kind: 'rays',
          x: light.x,
          y: Math.min(light.y, horizon * 0.3) - 0.12,
          colour: palette.glow,
          power: 0.85 * (0.4 + lighting.glow),
          reach: 1.25,
          angle: 90 + (stage.aspect / 2 - light.x) * 30,
          spread: 110,
          offset: random.next(),
        },
      ],
    });
  planes.push(
    ...composeForeground(stage, brief.moods.includes('joyful') ? [drawFlowers, drawGrass] : [drawGrass], 0.16),
  );
  return planes;
}
