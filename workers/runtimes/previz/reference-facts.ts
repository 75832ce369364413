import type { Colour } from './colour.ts';

/** What is taken from a reference picture. */
export type ReferenceFacts = {
  /** Its main colours. */
  readonly colours: readonly Colour[];
  /** Where it is brightest, as shares of its width and height. */
  readonly light: { readonly x: number; readonly y: number };
  /** Its strongest level line, from the top, as a share of its height; null where it has none. */
  readonly horizon: number | null;
  /** How much may change: 0 keeps the picture, 1 keeps nothing of it. */
  readonly change: number;
};
