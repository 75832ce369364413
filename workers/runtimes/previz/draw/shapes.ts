import sharp from 'sharp';
import type { Colour } from '../colour.ts';
import type { Raster } from '../raster.ts';
import { addGlow } from './orb.ts';
import { createRelief, type Relief } from './relief.ts';

/** A part of the scene, in scene units. */
export type Bounds = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** Drawn things in one plane and how the light falls on them. */
export type Shapes = {
  readonly kind: 'shapes';
  /** SVG elements in thousandths of a scene unit. */
  readonly body: string;
  /** SVG elements that shine by themselves. */
  readonly shine: string;
  readonly lamps: readonly { x: number; y: number; radius: number; power: number; colour: Colour }[];
  readonly light: { readonly x: number; readonly y: number };
  readonly ambient: Colour;
  readonly key: Colour;
  /** How much of the light comes from our side, 0 (behind things) to 1. */
  readonly front: number;
  readonly rim: number;
  readonly haze: Colour;
  readonly mist: number;
  /** How round things look: the reach of their shading in scene units. */
  readonly round: number;
  /** The line where things stand, for their shadow and their mirror image; null is none. */
  readonly foot: number | null;
  readonly shadow: number;
  readonly mirror: number;
  /** All that the elements cover, in scene units; null where they may cover anything. */
  readonly bounds: Bounds | null;
  /** Drawn out of focus by this radius in scene units. */
  readonly blur: number;
};

/** What SVG drew of shapes: straight RGBA bytes of a part of the raster, whose first pixel lies at left and top. */
export type Stencil = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly body: Uint8Array;
  readonly shine: Uint8Array | null;
};

/** The pixels of a raster that bounds cover, with room for a blur. */
function findWindow(bounds: Bounds | null, { width, height, view }: Raster, room: number) {
  if (!bounds) return { left: 0, top: 0, width, height };
  const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));
  const left = clamp(Math.floor((bounds.left - view.x) * view.scale) - room, width);
  const top = clamp(Math.floor((bounds.top - view.y) * view.scale) - room, height);
  const right = clamp(Math.ceil((bounds.right - view.x) * view.scale) + room, width);
  const bottom = clamp(Math.ceil((bounds.bottom - view.y) * view.scale) + room, height);
  return { left, top, width: right - left, height: bottom - top };
}

/** Lets SVG draw the outlines and local colours; may run while other parts are painted. Null where nothing of them is in the raster. */
export async function cutStencil(shapes: Shapes, size: Raster): Promise<Stencil | null> {
  const { view } = size;
  const sigma = shapes.blur * view.scale;
  const window = findWindow(shapes.bounds, size, Math.ceil(sigma * 3));
  if (window.width < 1 || window.height < 1) return null;
  const seen = [
    view.x + window.left / view.scale,
    view.y + window.top / view.scale,
    window.width / view.scale,
    window.height / view.scale,
  ];
  const box = seen.map(v => (v * 1000).toFixed(3)).join(' ');
  const draw = async (elements: string): Promise<Uint8Array> => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${window.width}" height="${window.height}" viewBox="${box}" preserveAspectRatio="none">${elements}</svg>`;
    const picture = sharp(Buffer.from(svg), { limitInputPixels: false }).ensureAlpha();
    return await (sigma >= 0.4 ? picture.blur(sigma) : picture).raw().toBuffer();
  };
  const [body, shine] = await Promise.all([draw(shapes.body), shapes.shine === '' ? null : draw(shapes.shine)]);
  return { ...window, body, shine };
}

/** Paints the stencil in the scene's light: shadow and mirror image first, then the lit body, then what shines. */
export function drawShapes(target: Raster, shapes: Shapes, stencil: Stencil): void {
  const relief = createRelief(stencil, target.view.scale, shapes.round);
  if (shapes.foot !== null && shapes.mirror > 0) drawMirror(target, shapes, stencil, shapes.foot);
  if (shapes.foot !== null && shapes.shadow > 0) drawShadow(target, shapes, relief, shapes.foot);
  drawBody(target, shapes, stencil, relief);
  if (stencil.shine) addShine(target, stencil, stencil.shine, 1 - shapes.mist * 0.6);
  for (const lamp of shapes.lamps) addGlow(target, lamp);
}

function drawBody({ width, view, pixels }: Raster, shapes: Shapes, stencil: Stencil, relief: Relief): void {
  const { body } = stencil;
  const { light, ambient, key, front, rim, haze, mist } = shapes;
  const { left, right, top, bottom } = relief.box;
  for (let row = top; row <= bottom; row++) {
    const ly = light.y - (view.y + row / view.scale);
    for (let column = left; column <= right; column++) {
      const m = ((row - stencil.top) * stencil.width + column - stencil.left) * 4;
      const alpha = (body[m + 3] as number) / 255;
      if (alpha === 0) continue;
      const i = (row * width + column) * 4;
      const lx = light.x - (view.x + column / view.scale);
      const far = Math.sqrt(lx * lx + ly * ly) + 0.02;
      const at = relief.at(column, row);
      const facing = ((relief.x[at] as number) * lx + (relief.y[at] as number) * ly) / far;
      const lit = front * 0.55 + Math.max(0, facing) * (0.45 + 0.55 * front) - Math.max(0, -facing) * 0.18;
      const edge = Math.max(0, facing) ** 2 * rim * (0.55 + 0.45 * Math.exp(-far * 1.4));
      const keep = 1 - alpha;
      for (let k = 0; k < 3; k++) {
        const local = (body[m + k] as number) / 255;
        const tone =
          local * ((ambient[k] as number) + (key[k] as number) * Math.max(0, lit)) +
          edge * (key[k] as number) * (0.35 + 0.65 * local);
        const seen = tone + ((haze[k] as number) - tone) * mist;
        pixels[i + k] = (pixels[i + k] as number) * keep + seen * alpha;
      }
      pixels[i + 3] = (pixels[i + 3] as number) * keep + alpha;
    }
  }
}

function addShine({ width, pixels }: Raster, stencil: Stencil, shine: Uint8Array, power: number): void {
  // Brighter than white, so that it blooms.
  const gain = (1.35 * power) / 255;
  for (let row = 0, m = 0; row < stencil.height; row++) {
    let i = ((row + stencil.top) * width + stencil.left) * 4;
    for (let column = 0; column < stencil.width; column++, m += 4, i += 4) {
      const alpha = (shine[m + 3] as number) / 255;
      if (alpha === 0) continue;
      for (let k = 0; k < 3; k++) {
        const under = pixels[i + k] as number;
        pixels[i + k] = under * (1 - alpha * power) + (shine[m + k] as number) * gain * alpha;
      }
      pixels[i + 3] = Math.max(pixels[i + 3] as number, alpha);
    }
  }
}

function drawMirror({ width, height, view, pixels }: Raster, shapes: Shapes, stencil: Stencil, foot: number): void {
  const { body, shine } = stencil;
  const line = Math.round((foot - view.y) * view.scale);
  const ambient = (shapes.ambient[0] + shapes.ambient[1] + shapes.ambient[2]) / 3;
  for (let row = Math.max(0, line); row < height; row++) {
    const down = (row - line) / view.scale;
    const fade = shapes.mirror * Math.exp(-down * 3.2);
    const from = Math.round(line - (row - line) * 1.08);
    if (fade < 0.03 || from < stencil.top) break;
    if (from >= stencil.top + stencil.height) continue;
    const sway =
      Math.sin(row * (110 / view.scale) * (1 - down * 0.6)) * (0.002 + 0.02 * down) +
      Math.sin(row * (263 / view.scale)) * 0.003;
    for (let column = 0; column < width; column++) {
      const at = Math.min(width - 1, Math.max(0, Math.round(column + sway * view.scale)));
      if (at < stencil.left || at >= stencil.left + stencil.width) continue;
      const m = ((from - stencil.top) * stencil.width + at - stencil.left) * 4;
      const alpha = ((body[m + 3] as number) / 255) * fade;
      const glow = shine ? ((shine[m + 3] as number) / 255) * fade : 0;
      if (alpha === 0 && glow === 0) continue;
      const i = (row * width + column) * 4;
      for (let k = 0; k < 3; k++) {
        const local = ((body[m + k] as number) / 255) * ambient * 0.8;
        const lit = shine ? ((shine[m + k] as number) / 255) * glow : 0;
        pixels[i + k] = (pixels[i + k] as number) * (1 - alpha) + local * alpha + lit;
      }
      pixels[i + 3] = (pixels[i + 3] as number) * (1 - alpha) + alpha;
    }
  }
}

function drawShadow({ width, height, view, pixels }: Raster, shapes: Shapes, relief: Relief, foot: number): void {
  const line = Math.round((foot - view.y) * view.scale);
  const behind = shapes.light.y < foot - 0.04 && shapes.front < 0.5;
  const depth = Math.round((behind ? 0.34 : 0.05) * view.scale);
  for (let row = Math.max(0, line - 2); row < Math.min(height, line + depth); row++) {
    const down = (row - line) / view.scale;
    const y = Math.round(line - (row - line) * (behind ? 1.5 : 5));
    const fade = shapes.shadow * (1 - (row - line) / depth);
    const reach = Math.ceil(depth * 0.6);
    for (
      let column = Math.max(0, relief.box.left - reach);
      column < Math.min(width, relief.box.right + reach);
      column++
    ) {
      const x = view.x + column / view.scale;
      const lean = behind ? (x - shapes.light.x) * down * 1.5 : 0;
      const dark = relief.coverAt(column - lean * view.scale, y) * fade;
      if (dark <= 0.01) continue;
      const i = (row * width + column) * 4;
      for (let k = 0; k < 3; k++)
        pixels[i + k] = (pixels[i + k] as number) * (1 - dark) + shapes.ambient[k as 0 | 1 | 2] * 0.06 * dark;
      pixels[i + 3] = (pixels[i + 3] as number) * (1 - dark) + dark;
    }
  }
}
