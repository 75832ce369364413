import { type Colour, fromOklch, lumaOf, mix, readHex, toOklch, turnTowards } from './colour.ts';
import type { Random } from './random.ts';
import { type LightName, palettes } from './vocabulary/palettes.ts';

/** The colours of a scene by what they paint. */
export type Palette = {
  readonly zenith: Colour;
  readonly sky: Colour;
  readonly horizon: Colour;
  /** The air around the light. */
  readonly glow: Colour;
  /** What the light falls as on things. */
  readonly light: Colour;
  /** What distance fades to. */
  readonly haze: Colour;
  readonly land: Colour;
  /** The darkest near thing. */
  readonly shade: Colour;
  /** The small warm or loud spot: windows, a scarf, a lantern. */
  readonly accent: Colour;
};

/** What bends a palette: hues to lean to or to leave (degrees), and mood. */
export type PaletteBend = {
  readonly hues: readonly number[];
  readonly without: readonly number[];
  /** 1 leaves chroma as it is; 0 is grey. */
  readonly chroma: number;
  /** Added to lightness, about −0.15 to 0.15. */
  readonly lightness: number;
  /** Degrees that the whole palette turns, so that words without a meaning here still tell. */
  readonly turn: number;
};

const roles = ['zenith', 'sky', 'horizon', 'glow', 'light', 'haze', 'land', 'shade', 'accent'] as const;

function readPalette(line: string): Palette {
  const colours = line.split(' ').map(readHex);
  const entries = roles.map((role, i) => [role, colours[i] ?? readHex('#808080')] as const);
  return Object.fromEntries(entries) as Palette;
}

const mapPalette = (palette: Palette, change: (colour: Colour, role: keyof Palette) => Colour): Palette =>
  Object.fromEntries(roles.map(role => [role, change(palette[role], role)])) as Palette;

const hueGap = (a: number, b: number) => Math.abs(((a - b + 540) % 360) - 180);

function leaveHue(colour: Colour, hue: number): Colour {
  const own = toOklch(colour);
  const near = Math.max(0, 1 - hueGap(own.h, hue) / 70);
  return fromOklch({ ...own, c: own.c * (1 - near) });
}

function leanTo(palette: Palette, hues: readonly number[]): Palette {
  const [first, second] = hues;
  if (first === undefined) return palette;
  const ambience = mapPalette(palette, (colour, role) => {
    if (role === 'accent') return turnTowards(colour, second ?? first, 0.85);
    if (role === 'light' || role === 'glow')
      return turnTowards(colour, second ?? first, second === undefined ? 0.35 : 0.75);
    const turned = toOklch(turnTowards(colour, first, 0.8));
    return fromOklch({ ...turned, c: Math.max(turned.c, 0.035 + 0.05 * turned.l) });
  });
  return ambience;
}

/** Picks a palette for the light and bends it to what the words ask for. */
export function choosePalette(light: LightName, bend: PaletteBend, random: Random): Palette {
  const base = readPalette(random.pick(palettes[light]));
  const leaning = leanTo(base, bend.hues);
  const turned = mapPalette(leaning, colour => {
    const own = toOklch(colour);
    const l = Math.min(0.99, Math.max(0.04, own.l + bend.lightness * (1 - Math.abs(own.l - 0.5))));
    return fromOklch({ l, c: own.c * bend.chroma, h: own.h + bend.turn });
  });
  return bend.without.reduce((palette, hue) => mapPalette(palette, colour => leaveHue(colour, hue)), turned);
}

/** Moves a palette towards a few colours taken from a picture, matched by lightness, by an amount 0-1. */
export function pullPalette(palette: Palette, colours: readonly Colour[], amount: number): Palette {
  if (colours.length === 0 || amount === 0) return palette;
  const ordered = [...colours].sort((a, b) => lumaOf(a) - lumaOf(b));
  const byLuma = [...roles].sort((a, b) => lumaOf(palette[a]) - lumaOf(palette[b]));
  return mapPalette(palette, (colour, role) => {
    const place = (byLuma.indexOf(role) / (roles.length - 1)) * (ordered.length - 1);
    const low = ordered[Math.floor(place)] ?? colour;
    const high = ordered[Math.ceil(place)] ?? low;
    return mix(colour, mix(low, high, place % 1), amount);
  });
}
