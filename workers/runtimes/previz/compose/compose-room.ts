import { type Colour, mix, scale, writeHex } from '../colour.ts';
import type { Part, Plane } from '../scene.ts';
import { drawBooks, drawBottle, drawCandles, drawChair, drawClock, drawCup, drawFruit, drawPiano, drawVase } from '../shapes/objects.ts';
import type { Draw } from '../shapes/drawing.ts';
import { corners, ellipse, fill, line, type Point, rect } from '../shapes/path.ts';
import { materials } from './compose-land.ts';
import { flatShapes } from './compose-sky.ts';
import { inksFor, type Placed, placeShapes } from './place-shapes.ts';
import type { Stage } from './stage.ts';

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly floor: number };

const gradient = (id: string, from: Colour, to: Colour, level: boolean) =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="${level ? 1 : 0}" y2="${level ? 0 : 1}"><stop offset="0" stop-color="${writeHex(from)}"/><stop offset="1" stop-color="${writeHex(to)}"/></linearGradient>`;

function drawWalls(stage: Stage, box: Box, bright: 'left' | 'right' | 'back'): string {
  const { palette } = stage;
  const random = stage.random('walls');
  const plaster = mix(mix(palette.land, palette.haze, 0.35), random.pick([palette.accent, palette.accent, palette.sky]), 0.28);
  const w = stage.aspect * 1000;
  const { left, right, top, floor } = box;
  const lit = scale(mix(plaster, palette.light, 0.35), 0.92);
  const dim = scale(mix(plaster, palette.shade, 0.4), 0.75);
  const wood = mix(materials.earth, palette.land, 0.5);
  const out = 400;
  const walls = [
    fill(corners([[-out, -out], [left, top], [left, floor], [-out, 1000 + out]]), 'url(#l)'),
    fill(corners([[w + out, -out], [right, top], [right, floor], [w + out, 1000 + out]]), 'url(#r)'),
    fill(corners([[-out, -out], [w + out, -out], [right, top], [left, top]]), writeHex(scale(dim, 0.62))),
    fill(corners([[-out, 1000 + out], [left, floor], [right, floor], [w + out, 1000 + out]]), 'url(#f)'),
    fill(corners([[left, top], [right, top], [right, floor], [left, floor]]), 'url(#b)'),
  ];
  const boards = Array.from({ length: 15 }, (_, i) => {
    const t = i / 14;
    return line(`M${(left + (right - left) * t).toFixed(0)} ${floor}L${(-out + (w + 2 * out) * t).toFixed(0)} ${1000 + out}`, writeHex(scale(wood, 0.5)), 1.6);
  });
  const skirting = line(`M${left} ${floor - 4}L${right} ${floor - 4}`, writeHex(scale(lit, 0.6)), 7);
  const defs = `<defs>${gradient('l', bright === 'left' ? lit : scale(dim, 0.55), bright === 'left' ? dim : scale(dim, 0.95), true)}${gradient('r', bright === 'right' ? dim : scale(dim, 0.95), bright === 'right' ? lit : scale(dim, 0.55), true)}${gradient('b', bright === 'left' ? lit : dim, bright === 'left' ? dim : lit, true)}${gradient('f', mix(scale(wood, 0.8), palette.light, 0.2), scale(wood, 0.3), false)}</defs>`;
  return defs + walls.join('') + boards.join('') + skirting;
}

type Window = { readonly frame: string; readonly panes: readonly Point[]; readonly patch: readonly Point[]; readonly from: Point };

function placeWindow(stage: Stage, box: Box, side: 'left' | 'right' | 'back'): Window {
  const { left, right, top, floor } = box;
  const high = floor - top;
  const frame = writeHex(scale(mix(materials.earth, stage.palette.shade, 0.4), 0.7));
  if (side === 'back') {
    const middle = Math.min(right - 150, Math.max(left + 150, stage.light.x * 1000));
    const half = (right - left) * 0.17;
    const [a, b] = [top + high * 0.16, top + high * 0.66];
    const panes: Point[] = [[middle - half, a], [middle + half, a], [middle + half, b], [middle - half, b]];
    return { panes, frame: line(`${corners(panes)}M${middle} ${a}L${middle} ${b}M${middle - half} ${(a + b) / 2}L${middle + half} ${(a + b) / 2}`, frame, 9), patch: [[middle - half, floor + 20], [middle + half, floor + 20], [middle + half * 2.1, floor + 190], [middle - half * 2.1, floor + 190]], from: [middle, (a + b) / 2] };
  }
  const s = side === 'left' ? 1 : -1;
  const edge = side === 'left' ? left : right;
  const x1 = edge - s * 30;
  const x2 = edge - s * 175;
  const grow = (x: number) => 1 + Math.abs(x - edge) / 420;
  const at = (x: number, t: number) => 600 + (top + high * t - 600) * grow(x);
  const panes: Point[] = [[x1, at(x1, 0.18)], [x2, at(x2, 0.18)], [x2, at(x2, 0.68)], [x1, at(x1, 0.68)]];
  const middle = (x1 + x2) / 2;
  return { panes, frame: line(`${corners(panes)}M${middle} ${at(middle, 0.18)}L${middle} ${at(middle, 0.68)}M${x1} ${at(x1, 0.43)}L${x2} ${at(x2, 0.43)}`, frame, 9), patch: [[edge + s * 70, floor + 26], [edge + s * 250, floor + 20], [edge + s * 390, floor + 170], [edge + s * 130, floor + 190]], from: [middle, at(middle, 0.4)] };
}

function drawFurniture(stage: Stage, box: Box): Placed[] {
  const random = stage.random('furniture');
  const { left, right, floor } = box;
  const inks = inksFor(stage, materials.earth, null, false);
  const shelf: Draw = (own, r) => ({
    height: 190,
    body: rect(-48, -190, 96, 190, own.dark) + Array.from({ length: 5 }, (_, i) => rect(-43, -182 + i * 36, 86, 31, '#00000055') + Array.from({ length: 11 }, (_, k) => (r.chance(0.85) ? rect(-41 + k * 7.6, -151 + i * 36 - 20 - r.between(0, 9), 5.6, 20 + r.between(0, 9), r.pick([own.base, own.accent, own.pale, own.dark])) : '')).join('')).join(''),
  });
  const lamp: Draw = own => ({ height: 160, body: line('M0 0L0 -122', own.dark, 4) + ellipse(0, -2, 20, 4, own.dark) + fill('M-26 -118L-15 -158L15 -158L26 -118Z', own.pale), shine: fill('M-24 -119L-14 -156L14 -156L24 -119Z', own.shine), lamps: [{ x: 0, y: -130, radius: 150, power: 0.8 }] });
  const table: Draw = (own, r) => ({ height: 84, body: rect(-80, -80, 160, 9, own.base) + line('M-70 -72L-70 0M70 -72L70 0M-56 -72L-56 -14M56 -72L56 -14', own.dark, 6) + `<g transform="translate(${r.between(-40, 40).toFixed(0)} -80) scale(0.34)">${r.pick([drawVase, drawCup, drawBooks, drawFruit])(own, r).body}</g>` });
  const sofa: Draw = own => ({ height: 84, body: `<rect x="-100" y="-82" width="200" height="52" rx="16" fill="${own.accent}"/><rect x="-112" y="-58" width="30" height="52" rx="12" fill="${own.accent}"/><rect x="82" y="-58" width="30" height="52" rx="12" fill="${own.accent}"/><rect x="-86" y="-40" width="84" height="26" rx="8" fill="${own.base}"/><rect x="2" y="-40" width="84" height="26" rx="8" fill="${own.base}"/>` + rect(-98, -14, 196, 9, own.dark) });
  const bed: Draw = own => ({ height: 96, body: rect(-126, -94, 12, 94, own.dark) + `<rect x="-120" y="-44" width="236" height="32" rx="7" fill="${own.pale}"/><rect x="-40" y="-48" width="160" height="38" rx="9" fill="${own.accent}"/><rect x="-112" y="-60" width="60" height="22" rx="9" fill="${own.pale}"/>` + rect(108, -56, 10, 56, own.dark) });
  const painting: Draw = own => ({ height: 60, aloft: true, body: rect(-34, -60, 68, 54, own.dark) + rect(-29, -55, 58, 44, own.base) + fill('M-29 -28L-8 -42L8 -30L20 -38L29 -30L29 -11L-29 -11Z', own.pale) });
  const pieces: readonly (readonly [Draw, number])[] = [[shelf, 0.36], [lamp, 0.28], [table, 0.16], [sofa, 0.15], [bed, 0.17], [drawClock, 0.32], [drawPiano, 0.17], [drawChair, 0.18]];
  const chosen = [...pieces].sort(() => random.next() - 0.5).slice(0, 4);
  const wall = (right - left) / 1000;
  const placed = chosen.map(([draw, high], i): Placed => ({ drawing: draw(inks, random), x: left / 1000 + wall * (0.1 + i * 0.27), y: floor / 1000 + 0.012 + random.between(0, 0.03), height: high * 1.25, flip: random.chance(0.4) }));
  if (random.chance(0.7)) placed.unshift({ drawing: painting(inks, random), x: left / 1000 + wall * random.between(0.2, 0.8), y: floor / 1000 - 0.22, height: 0.11 });
  return placed;
}

/** A room with a window, its light on the floor, and a few pieces of furniture. */
export function composeRoom(stage: Stage): Plane[] {
  const random = stage.random('room');
  const w = stage.aspect * 1000;
  const box: Box = { left: w * 0.5 - 330 * Math.min(1.3, stage.aspect), right: w * 0.5 + 330 * Math.min(1.3, stage.aspect), top: 130, floor: 720 };
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
  const beams: Part[] = stage.allows('rays') ? [{ kind: 'rays', x: stage.light.x, y: stage.light.y - 0.05, colour: palette.glow, power: (dark ? 0.5 : 1.15) * (0.5 + lighting.glow), reach: 0.85, angle, spread: 46, offset: random.next() }] : [];
  const furniture = stage.allows('object') ? drawFurniture(stage, box) : [];
  const lit = placeShapes(stage, furniture, { depth: 0.7, mist: 0.06, round: 0.016, dim: 1.3, shadow: 0.3, foot: box.floor / 1000 + 0.02 });
  return [
    { name: 'walls', depth: 0.4, parts: [{ ...walls, ambient: scale([1, 1, 1], dark ? 0.72 : 1.12) }, { ...flatShapes(stage, '', shine, 0.0012), lamps: [{ x: stage.light.x, y: stage.light.y, radius: 0.42, power: strength * 0.6, colour: palette.glow }] }] },
    { name: 'furniture', depth: 0.55, parts: [lit, ...beams] },
    { name: 'gloom', depth: 0.6, parts: [{ kind: 'wash', colour: palette.shade, rows: [0.3, 0.02, 0.28], sides: 0.4, aspect: stage.aspect }] },
  ];
}

/** A bar: bottles on lit shelves, a counter, lamps that hang low. */
export function composeBar(stage: Stage): Plane[] {
  const random = stage.random('bar');
  const w = stage.aspect * 1000;
  const { palette } = stage;
  const inks = inksFor(stage, materials.earth, null, false);
  const glow = mix(palette.accent, [1, 0.75, 0.4], 0.55);
  const shelves = [0, 1, 2].map(row => {
    const y = 330 + row * 100;
    const bottles = Array.from({ length: Math.round(w / 26) }, (_, i) => {
      const high = random.between(38, 74);
      const x = 30 + i * 26 + random.between(-4, 4);
      return rect(x, y - high * 0.68, 13, high * 0.68, random.pick([inks.base, inks.accent, inks.dark, inks.pale])) + rect(x + 4, y - high, 5, high * 0.4, inks.dark);
    });
    return { body: rect(-200, y, w + 400, 8, inks.dark) + bottles.join(''), shine: `<g opacity="0.5">${rect(-200, y + 8, w + 400, 5, writeHex(glow))}</g>`, lamps: [0.2, 0.5, 0.8].map(t => ({ x: stage.aspect * t, y: y / 1000 - 0.04, radius: 0.34, power: 0.6, colour: glow })) };
  });
  const hung = Math.max(3, Math.round(stage.aspect * 4));
  const pendants = Array.from({ length: hung }, (_, i): Placed => ({ drawing: { height: 150, body: line('M0 -150L0 -26', inks.dark, 1.6) + fill('M-26 0L-12 -27L12 -27L26 0Z', inks.dark), shine: ellipse(0, -1, 19, 5, inks.shine), lamps: [{ x: 0, y: 10, radius: 150, power: 1.3 }] }, x: ((i + 0.5) / hung) * stage.aspect, y: 0.3, height: 0.34 }));
  const wall = writeHex(scale(mix(palette.land, palette.shade, 0.35), 0.8));
  const back = placeShapes(stage, [], { depth: 0.6, mist: 0.05, front: 0.9, rim: 0.3, dim: 1.7 });
  const counter = rect(-300, 742, w + 600, 22, inks.base) + rect(-300, 764, w + 600, 400, inks.dark) + Array.from({ length: 9 }, (_, i) => rect(-100 + i * (w / 7), 784, w / 9, 300, writeHex(scale(mix(materials.earth, palette.shade, 0.4), 0.6)))).join('');
  const glasses: Placed[] = stage.allows('object') ? Array.from({ length: 4 }, (_, i): Placed => ({ drawing: random.pick([drawBottle, drawCup, drawCandles])(inks, random), x: stage.aspect * (0.08 + i * 0.28 + random.between(-0.05, 0.05)), y: 0.75, height: random.between(0.08, 0.15) })) : [];
  const front = placeShapes(stage, glasses, { depth: 0.85, mist: 0, front: 0.8, dim: 1.5 });
  return [
    { name: 'wall', depth: 0.35, parts: [{ ...back, body: rect(-400, -400, w + 800, 2000, wall) + shelves.map(s => s.body).join(''), shine: shelves.map(s => s.shine).join(''), lamps: shelves.flatMap(s => s.lamps) }] },
    { name: 'lamps', depth: 0.62, parts: [placeShapes(stage, pendants, { depth: 0.8, mist: 0 }), { kind: 'fog', from: 0.1, to: 0.8, colour: mix(palette.haze, glow, 0.4), opacity: 0.22, offset: random.next() }] },
    { name: 'counter', depth: 0.66, parts: [{ ...front, body: counter + front.body }] },
    { name: 'gloom', depth: 0.68, parts: [{ kind: 'wash', colour: palette.shade, rows: [0.2, 0, 0.05], sides: 0.35, aspect: stage.aspect }] },
  ];
}

/** A table with a window's light from the side, for a still life. */
export function composeTable(stage: Stage): Plane[] {
  const random = stage.random('table');
  const left = stage.light.x < stage.aspect / 2;
  const { palette, aspect } = stage;
  const w = aspect * 1000;
  const wood = mix(materials.earth, palette.land, 0.4);
  const top = writeHex(scale(mix(wood, palette.light, 0.3), 0.85));
  const defs = `<defs>${gradient('t', mix(wood, palette.light, 0.35), scale(wood, 0.45), false)}</defs>`;
  const boards = Array.from({ length: 5 }, (_, i) => line(`M-300 ${770 + i * i * 16}L${w + 300} ${770 + i * i * 16}`, writeHex(scale(wood, 0.5)), 1.6)).join('');
  const bokeh = stage.lighting.ambient < 0.5 ? Array.from({ length: 16 }, () => `<circle cx="${random.between(0, w).toFixed(0)}" cy="${random.between(60, 620).toFixed(0)}" r="${random.between(10, 42).toFixed(0)}" fill="${writeHex(mix(palette.accent, palette.glow, random.next()))}" opacity="${random.between(0.06, 0.24).toFixed(2)}"/>`).join('') : '';
  return [
    { name: 'wall', depth: 0.1, parts: [{ kind: 'sky', zenith: scale(palette.land, 0.7), middle: mix(palette.sky, palette.land, 0.5), horizon: mix(palette.haze, palette.land, 0.3), glow: palette.glow, horizonAt: 0.76, light: { x: left ? aspect * 0.1 : aspect * 0.9, y: 0.2 }, spread: 0.5, strength: 0.55 }, flatShapes(stage, '', bokeh, 0.004)] },
    { name: 'rays', depth: 0.2, parts: stage.allows('rays') ? [{ kind: 'rays', x: left ? -0.15 : aspect + 0.15, y: -0.1, colour: palette.glow, power: 0.5, reach: 1.5, angle: left ? 38 : 142, spread: 50, offset: random.next() }] : [] },
    { name: 'table', depth: 0.7, parts: [{ ...flatShapes(stage, `${defs}${rect(-400, 745, w + 800, 700, 'url(#t)')}${rect(-400, 742, w + 800, 6, top)}${boards}`, '', 0) }, { kind: 'wash', colour: palette.shade, rows: [0.2, 0, 0.25], sides: 0.45, aspect }] },
  ];
}
