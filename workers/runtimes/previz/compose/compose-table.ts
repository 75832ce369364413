import { mix, scale, writeHex } from '../colour.ts';
import type { Plane } from '../scene.ts';
import { line, rect } from '../shapes/path.ts';
import { flatShapes } from './compose-sky.ts';
import { materials } from './materials.ts';
import { gradient } from './room-walls.ts';
import type { Stage } from './stage.ts';

/** A table with a window's light from the side, for a still life. */
export function composeTable(stage: Stage): Plane[] {
  const random = stage.random('table');
  const left = stage.light.x < stage.aspect / 2;
  const { palette, aspect } = stage;
  const w = aspect * 1000;
  const wood = mix(materials.earth, palette.land, 0.4);
  const top = writeHex(scale(mix(wood, palette.light, 0.3), 0.85));
  const defs = `<defs>${gradient('t', mix(wood, palette.light, 0.35), scale(wood, 0.45), false)}</defs>`;
  const boards = Array.from({ length: 5 }, (_, i) =>
    line(`M-300 ${770 + i * i * 16}L${w + 300} ${770 + i * i * 16}`, writeHex(scale(wood, 0.5)), 1.6),
  ).join('');
  const bokeh =
    stage.lighting.ambient < 0.5
      ? Array.from(
          { length: 16 },
          () =>
            `<circle cx="${random.between(0, w).toFixed(0)}" cy="${random.between(60, 620).toFixed(0)}" r="${random.between(10, 42).toFixed(0)}" fill="${writeHex(mix(palette.accent, palette.glow, random.next()))}" opacity="${random.between(0.06, 0.24).toFixed(2)}"/>`,
        ).join('')
      : '';
  return [
    {
      name: 'wall',
      depth: 0.1,
      parts: [
        {
          kind: 'sky',
          zenith: scale(palette.land, 0.7),
          middle: mix(palette.sky, palette.land, 0.5),
          horizon: mix(palette.haze, palette.land, 0.3),
          glow: palette.glow,
          horizonAt: 0.76,
          light: { x: left ? aspect * 0.1 : aspect * 0.9, y: 0.2 },
          spread: 0.5,
          strength: 0.55,
        },
        flatShapes(stage, '', bokeh, 0.004),
      ],
    },
    {
      name: 'rays',
      depth: 0.2,
      parts: stage.allows('rays')
        ? [
            {
              kind: 'rays',
              x: left ? -0.15 : aspect + 0.15,
              y: -0.1,
              colour: palette.glow,
              power: 0.5,
              reach: 1.5,
              angle: left ? 38 : 142,
              spread: 50,
              offset: random.next(),
            },
          ]
        : [],
    },
    {
      name: 'table',
      depth: 0.7,
      parts: [
        {
          ...flatShapes(
            stage,
            `${defs}${rect(-400, 745, w + 800, 700, 'url(#t)')}${rect(-400, 742, w + 800, 6, top)}${boards}`,
            '',
            0,
          ),
        },
        { kind: 'wash', colour: palette.shade, rows: [0.2, 0, 0.25], sides: 0.45, aspect },
      ],
    },
  ];
}
