/** Red, green and blue as the screen shows them (gamma-encoded), 0-1; light may go beyond 1. */
export type Colour = readonly [number, number, number];

/** Reads `#rrggbb`. */
export function readHex(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** Writes `#rrggbb`. */
export function writeHex(colour: Colour): string {
  const part = (value: number) =>
    Math.round(Math.min(1, Math.max(0, value)) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${part(colour[0])}${part(colour[1])}${part(colour[2])}`;
}

/** The colour `amount` of the way from one to the other. */
export const mix = (from: Colour, to: Colour, amount: number): Colour => [
  from[0] + (to[0] - from[0]) * amount,
  from[1] + (to[1] - from[1]) * amount,
  from[2] + (to[2] - from[2]) * amount,
];

/** The colour made lighter (above 1) or darker (below 1). */
export const scale = (colour: Colour, by: number): Colour => [colour[0] * by, colour[1] * by, colour[2] * by];

/** How light a colour looks, 0-1 (Rec. 709 weights on the gamma-encoded values). */
export const lumaOf = (colour: Colour): number => 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2];

/** Lightness 0-1, chroma from 0 to about 0.37, hue in degrees. */
export type Oklch = { readonly l: number; readonly c: number; readonly h: number };

const toLinear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const toGamma = (v: number) => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055);

/** The colour in OKLCH (Björn Ottosson's matrices, https://bottosson.github.io/posts/oklab/). */
export function toOklch(colour: Colour): Oklch {
  const [r, g, b] = [toLinear(colour[0]), toLinear(colour[1]), toLinear(colour[2])];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    c: Math.hypot(a, bb),
    h: ((Math.atan2(bb, a) * 180) / Math.PI + 360) % 360,
  };
}

/** The nearest colour a screen shows to an OKLCH one. */
export function fromOklch({ l, c, h }: Oklch): Colour {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const ll = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const mm = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const ss = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (v: number) => toGamma(Math.min(1, Math.max(0, v)));
  return [
    clip(4.0767416621 * ll - 3.3077115913 * mm + 0.2309699292 * ss),
    clip(-1.2684380046 * ll + 2.6097574011 * mm - 0.3413193965 * ss),
    clip(-0.0041960863 * ll - 0.7034186147 * mm + 1.707614701 * ss),
  ];
}

/** Turns a colour's hue towards another hue (degrees) by an amount 0-1, the short way round. */
export function turnTowards(colour: Colour, hue: number, amount: number): Colour {
  const own = toOklch(colour);
  const gap = ((hue - own.h + 540) % 360) - 180;
  return fromOklch({ ...own, h: own.h + gap * amount });
}
