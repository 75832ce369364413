import { type Colour, mix, scale, writeHex } from '../colour.ts';
import { corners, fill, line, type Point } from '../shapes/path.ts';
import { materials } from './materials.ts';
import type { Stage } from './stage.ts';

/** The back wall of a room, in thousandths of a scene unit. */
export type Box = { readonly left: number; readonly right: number; readonly top: number; readonly floor: number };

/** A gradient from one colour to another, across or down. */
export const gradient = (id: string, from: Colour, to: Colour, level: boolean) =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="${level ? 1 : 0}" y2="${level ? 0 : 1}"><stop offset="0" stop-color="${writeHex(from)}"/><stop offset="1" stop-color="${writeHex(to)}"/></linearGradient>`;

/** Walls, floor and ceiling, brightest where the window is opposite. */
export function drawWalls(stage: Stage, box: Box, bright: 'left' | 'right' | 'back'): string {
  const { palette } = stage;
  const random = stage.random('walls');
  const plaster = mix(
    mix(palette.land, palette.haze, 0.35),
    random.pick([palette.accent, palette.accent, palette.sky]),
    0.28,
  );
  const w = stage.aspect * 1000;
  const { left, right, top, floor } = box;
  const lit = scale(mix(plaster, palette.light, 0.5), 0.95);
  const dim = scale(mix(plaster, palette.shade, 0.4), 0.75);
  const wood = mix(materials.earth, palette.land, 0.5);
  const out = 400;
  const walls = [
    fill(
      corners([
        [-out, -out],
        [left, top],
        [left, floor],
        [-out, 1000 + out],
      ]),
      'url(#l)',
    ),
    fill(
      corners([
        [w + out, -out],
        [right, top],
        [right, floor],
        [w + out, 1000 + out],
      ]),
      'url(#r)',
    ),
    fill(
      corners([
        [-out, -out],
        [w + out, -out],
        [right, top],
        [left, top],
      ]),
      writeHex(scale(dim, 0.62)),
    ),
    fill(
      corners([
        [-out, 1000 + out],
        [left, floor],
        [right, floor],
        [w + out, 1000 + out],
      ]),
      'url(#f)',
    ),
    fill(
      corners([
        [left, top],
        [right, top],
        [right, floor],
        [left, floor],
      ]),
      'url(#b)',
    ),
  ];
  const boards = Array.from({ length: 15 }, (_, i) => {
    const t = i / 14;
    return line(
      `M${(left + (right - left) * t).toFixed(0)} ${floor}L${(-out + (w + 2 * out) * t).toFixed(0)} ${1000 + out}`,
      writeHex(scale(wood, 0.5)),
      1.6,
    );
  });
  const skirting = line(`M${left} ${floor - 4}L${right} ${floor - 4}`, writeHex(scale(lit, 0.6)), 7);
  const defs = `<defs>${gradient('l', bright === 'left' ? lit : scale(dim, 0.55), bright === 'left' ? dim : scale(dim, 0.95), true)}${gradient('r', bright === 'right' ? dim : scale(dim, 0.95), bright === 'right' ? lit : scale(dim, 0.55), true)}${gradient('b', bright === 'left' ? lit : dim, bright === 'left' ? dim : lit, true)}${gradient('f', mix(scale(wood, 0.8), palette.light, 0.2), scale(wood, 0.3), false)}</defs>`;
  return defs + walls.join('') + boards.join('') + skirting;
}

type Window = {
  readonly frame: string;
  readonly panes: readonly Point[];
  readonly patch: readonly Point[];
  readonly from: Point;
};

/** The window: its panes and frame, the patch of light that it throws on the floor, and where the light comes from. */
export function placeWindow(stage: Stage, box: Box, side: 'left' | 'right' | 'back'): Window {
  const { left, right, top, floor } = box;
  const high = floor - top;
  const frame = writeHex(scale(mix(materials.earth, stage.palette.shade, 0.4), 0.7));
  if (side === 'back') {
    const middle = Math.min(right - 150, Math.max(left + 150, stage.light.x * 1000));
    const half = (right - left) * 0.17;
    const [a, b] = [top + high * 0.16, top + high * 0.66];
    const panes: Point[] = [
      [middle - half, a],
      [middle + half, a],
      [middle + half, b],
      [middle - half, b],
    ];
    return {
      panes,
      frame: line(
        `${corners(panes)}M${middle} ${a}L${middle} ${b}M${middle - half} ${(a + b) / 2}L${middle + half} ${(a + b) / 2}`,
        frame,
        9,
      ),
      patch: [
        [middle - half, floor + 20],
        [middle + half, floor + 20],
        [middle + half * 2.1, floor + 190],
        [middle - half * 2.1, floor + 190],
      ],
      from: [middle, (a + b) / 2],
    };
  }
  const s = side === 'left' ? 1 : -1;
  const edge = side === 'left' ? left : right;
  const x1 = edge - s * 30;
  const x2 = edge - s * 175;
  const grow = (x: number) => 1 + Math.abs(x - edge) / 420;
  const at = (x: number, t: number) => 600 + (top + high * t - 600) * grow(x);
  const panes: Point[] = [
    [x1, at(x1, 0.18)],
    [x2, at(x2, 0.18)],
    [x2, at(x2, 0.68)],
    [x1, at(x1, 0.68)],
  ];
  const middle = (x1 + x2) / 2;
  return {
    panes,
    frame: line(
      `${corners(panes)}M${middle} ${at(middle, 0.18)}L${middle} ${at(middle, 0.68)}M${x1} ${at(x1, 0.43)}L${x2} ${at(x2, 0.43)}`,
      frame,
      9,
    ),
    patch: [
      [edge + s * 70, floor + 26],
      [edge + s * 250, floor + 20],
      [edge + s * 390, floor + 170],
      [edge + s * 130, floor + 190],
    ],
    from: [middle, at(middle, 0.4)],
  };
}
