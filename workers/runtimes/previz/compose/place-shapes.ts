import { type Colour, fromOklch, mix, scale, toOklch, writeHex } from '../colour.ts';
import type { Bounds, Shapes } from '../draw/shapes.ts';
import type { Drawing, Inks } from '../shapes/drawing.ts';
import { move } from '../shapes/path.ts';
import { type ColourName, colourHues, type GreyName, greys } from '../vocabulary/colours.ts';
import type { Stage } from './stage.ts';

/** A drawing put somewhere: its foot in scene units and how high it is. */
export type Placed = {
  readonly drawing: Drawing;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly flip?: boolean;
};

/** How a group of drawings is lit; what is left out follows from its depth. */
export type ShapeOptions = {
  /** 0 far, 1 near. */
  readonly depth: number;
  readonly mist?: number;
  readonly round?: number;
  readonly foot?: number | null;
  readonly shadow?: number;
  readonly mirror?: number;
  readonly blur?: number;
  readonly front?: number;
  readonly rim?: number;
  readonly dim?: number;
  readonly light?: { readonly x: number; readonly y: number };
};

const isGrey = (name: ColourName | GreyName): name is GreyName => name in greys;

function paintWith(name: ColourName | GreyName): { base: Colour; dark: Colour } {
  if (isGrey(name)) {
    const l = name === 'white' ? 0.88 : name === 'black' ? 0.2 : 0.62;
    return { base: fromOklch({ l, c: 0.01, h: 80 }), dark: fromOklch({ l: l * 0.6, c: 0.01, h: 260 }) };
  }
  const h = colourHues[name].hue;
  const l = name === 'yellow' ? 0.82 : name === 'amber' || name === 'orange' ? 0.72 : name === 'brown' ? 0.46 : 0.56;
  return {
    base: fromOklch({ l, c: name === 'brown' ? 0.07 : 0.17, h }),
    dark: fromOklch({ l: l * 0.55, c: name === 'brown' ? 0.05 : 0.11, h }),
  };
}

/** The inks of a stage; a material gives the local colour, a colour word the loud spot or the whole thing. */
export function inksFor(stage: Stage, material: Colour, colour: ColourName | GreyName | null, whole: boolean): Inks {
  const { palette } = stage;
  const base = mix(material, palette.land, 0.3);
  const own = toOklch(base);
  const inks = {
    base: writeHex(fromOklch({ ...own, l: Math.min(0.66, Math.max(0.34, own.l)) })),
    dark: writeHex(mix(scale(base, 0.42), palette.shade, 0.45)),
    pale: writeHex(mix(mix(base, [0.86, 0.8, 0.72], 0.62), palette.light, 0.15)),
    accent: writeHex(palette.accent),
    shine: writeHex(mix(palette.accent, [1, 0.86, 0.56], stage.lightName === 'neon' ? 0.35 : 0.72)),
  };
  if (!colour) return inks;
  const paint = paintWith(colour);
  return whole
    ? { ...inks, base: writeHex(paint.base), dark: writeHex(paint.dark), accent: writeHex(paint.base) }
    : { ...inks, accent: writeHex(paint.base) };
}

/** How far a drawing goes from its foot, in its own units. */
export const reachOf = (drawing: Drawing): { side: number; above: number; below: number } => ({
  side: Math.max(drawing.side ?? 0, drawing.height * 1.33),
  above: Math.max(drawing.above ?? 0, drawing.height * 1.33),
  below: drawing.height * (drawing.aloft ? 1.3 : 0.36),
});

/** All that drawings cover, with some room; null where there are none. */
function findBounds(placed: readonly Placed[]): Bounds | null {
  if (placed.length === 0) return null;
  const boxes = placed.map(({ drawing, x, y, height }) => {
    const reach = reachOf(drawing);
    const by = height / drawing.height;
    return {
      left: x - reach.side * by,
      right: x + reach.side * by,
      top: y - reach.above * by,
      bottom: y + reach.below * by,
    };
  });
  return {
    left: Math.min(...boxes.map(box => box.left)),
    right: Math.max(...boxes.map(box => box.right)),
    top: Math.min(...boxes.map(box => box.top)),
    bottom: Math.max(...boxes.map(box => box.bottom)),
  };
}

/** Makes one plane's shapes out of drawings, lit as the stage is. */
export function placeShapes(stage: Stage, placed: readonly Placed[], options: ShapeOptions): Shapes {
  const { palette, lighting } = stage;
  const shineColour = mix(palette.accent, [1, 0.8, 0.5], stage.lightName === 'neon' ? 0.2 : 0.55);
  const put = (item: Placed, elements: string) => {
    const by = (item.height * 1000) / item.drawing.height;
    return move(elements, item.x * 1000, item.y * 1000, [item.flip ? -by : by, by]);
  };
  const glowing = stage.lighting.ambient < 0.55 ? 1 : 0.35;
  const ambient = mix(mix(palette.sky, palette.haze, 0.4), [1, 1, 1], 0.25);
  const dim = options.dim ?? 1;
  return {
    kind: 'shapes',
    body: placed.map(item => put(item, item.drawing.body)).join(''),
    shine: placed.map(item => (item.drawing.shine ? put(item, item.drawing.shine) : '')).join(''),
    lamps: placed.flatMap(item => {
      const by = item.height / item.drawing.height;
      return (item.drawing.lamps ?? []).map(lamp => ({
        x: item.x + lamp.x * by * (item.flip ? -1 : 1),
        y: item.y + lamp.y * by,
        radius: lamp.radius * by,
        power: lamp.power * glowing * 0.7,
        colour: shineColour,
      }));
    }),
    light: options.light ?? stage.light,
    ambient: scale(ambient, lighting.ambient * dim),
    key: scale(palette.light, lighting.key * dim),
    front: options.front ?? lighting.front,
    rim: options.rim ?? lighting.rim,
    haze: palette.haze,
    mist: options.mist ?? Math.max(0, 1 - options.depth) ** 1.3 * 0.75 * lighting.air,
    round: options.round ?? 0.02,
    foot: options.foot ?? null,
    shadow: options.shadow ?? 0,
    mirror: options.mirror ?? 0,
    bounds: findBounds(placed),
    blur: options.blur ?? 0,
  };
}
