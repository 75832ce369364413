/** Colour words with the hue that they mean, in degrees of OKLCH. */
export const colourHues = {
  red: { words: 'red, crimson, scarlet, ruby, vermilion, blood-red, cherry, burgundy, maroon', hue: 27 },
  orange: { words: 'orange, tangerine, copper, rust, terracotta, rusty, bronze', hue: 55 },
  amber: { words: 'amber, gold, golden, ochre, honey, mustard', hue: 78 },
  yellow: { words: 'yellow, lemon, saffron, canary', hue: 100 },
  green: { words: 'green, emerald, lime, olive, moss, mossy, jade, verdant', hue: 145 },
  teal: { words: 'teal, turquoise, aquamarine, cyan, aqua, petrol', hue: 195 },
  blue: { words: 'blue, azure, cobalt, navy, sapphire, cerulean, indigo, ultramarine', hue: 255 },
  purple: { words: 'purple, violet, lilac, lavender, plum, mauve, amethyst', hue: 305 },
  pink: { words: 'pink, magenta, rose, fuchsia, blush, salmon, coral', hue: 355 },
  brown: { words: 'brown, sepia, umber, chocolate, beige, tan', hue: 65 },
} as const;

/** A colour with a hue. */
export type ColourName = keyof typeof colourHues;

/** Colour words without a hue, and what they do to a thing or to the whole. */
export const greys = {
  black: { words: 'black, jet-black, ebony, obsidian', lightness: -0.1, chroma: 0.8, hex: '#15161b' },
  white: { words: 'white, ivory, snow-white, pale, cream', lightness: 0.08, chroma: 0.85, hex: '#eae6dc' },
  grey: {
    words: 'grey, gray, silver, slate, ash-grey, monochrome, colourless, colorless, black and white, black-and-white',
    lightness: 0,
    chroma: 0.2,
    hex: '#8b8f95',
  },
} as const;

/** A colour without a hue. */
export type GreyName = keyof typeof greys;
