import { mix, scale, writeHex } from '../colour.ts';
import type { Part, Plane } from '../scene.ts';
import { corners, fill } from '../shapes/path.ts';
import { flatShapes } from './compose-sky.ts';
import { drawFurniture } from './furniture.ts';
import { placeShapes } from './place-shapes.ts';
import { type Box, drawWalls, placeWindow } from './room-walls.ts';
import type { Stage } from './stage.ts';

/** A room with a window, its light on the floor, and a few pieces of furniture. */
export function composeRoom(stage: Stage): Plane[] {
  const random = stage.random('room');
  const w = stage.aspect * 1000;
  const box: Box = {
    left: w * 0.5 - 330 * Math.min(1.3, stage.aspect),
    right: w * 0.5 + 330 * Math.min(1.3, stage.aspect),
    top: 130,
    floor: 720,
  };
  const side = stage.light.x < stage.aspect * 0.2 ? 'left' : stage.light.x > stage.aspect * 0.8 ? 'right' : 'back';
  const window = placeWindow(stage, box, side);
  const { palette, lighting, lightName } = stage;
  const dark = lightName === 'night' || lightName === 'candle' || lightName === 'neon' || lightName === 'dusk';
  const pane = writeHex(dark ? mix(palette.horizon, palette.sky, 0.5) : mix(palette.glow, palette.horizon, 0.2));
  const strength = dark ? 0.4 : 0.9;
  const walls = flatShapes(stage, drawWalls(stage, box, side), '', 0);
  const light = writeHex(palette.light);
  const shine = `${fill(corners(window.panes), pane)}${window.frame}<g opacity="${(strength * 0.55).toFixed(2)}">${fill(corners(window.patch), light)}</g>`;
  const angle = side === 'left' ? 42 : side === 'right' ? 138 : 90;
  const beams: Part[] = stage.allows('rays')
    ? [
        {
          kind: 'rays',
          x: stage.light.x,
          y: stage.light.y - 0.05,
          colour: palette.glow,
          power: (dark ? 0.5 : 1.15) * (0.5 + lighting.glow),
          reach: 0.85,
          angle,
          spread: 46,
          offset: random.next(),
        },
      ]
    : [];
  const furniture = stage.allows('object') ? drawFurniture(stage, box) : [];
  const lit = placeShapes(stage, furniture, {
    depth: 0.7,
    mist: 0.06,
    round: 0.016,
    dim: 1.3,
    shadow: 0.3,
    foot: box.floor / 1000 + 0.02,
  });
  return [
    {
      name: 'walls',
      depth: 0.4,
      parts: [
        { ...walls, ambient: scale([1, 1, 1], dark ? 0.72 : 1.12) },
        {
          ...flatShapes(stage, '', shine, 0.0012),
          lamps: [{ x: stage.light.x, y: stage.light.y, radius: 0.42, power: strength * 0.6, colour: palette.glow }],
        },
      ],
    },
    { name: 'furniture', depth: 0.55, parts: [lit, ...beams] },
    {
      name: 'gloom',
      depth: 0.6,
      parts: [{ kind: 'wash', colour: palette.shade, rows: [0.3, 0.02, 0.28], sides: 0.4, aspect: stage.aspect }],
    },
  ];
}
