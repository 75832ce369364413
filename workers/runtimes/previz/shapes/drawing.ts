import type { Random } from '../random.ts';

/** The colours a thing is drawn with, as hex; light and shadow are added when it is lit. */
export type Inks = {
  /** Most of it. */
  readonly base: string;
  readonly dark: string;
  readonly pale: string;
  /** The one loud spot. */
  readonly accent: string;
  /** What shines by itself. */
  readonly shine: string;
};

/** A lamp in a drawing, in its own units. */
export type Lamp = { readonly x: number; readonly y: number; readonly radius: number; readonly power: number };

/** A thing drawn once: SVG elements with its foot at (0, 0), and what of it shines. */
export type Drawing = {
  /** How tall it is drawn, in its own units; placing scales it to the scene. */
  readonly height: number;
  readonly body: string;
  /** Elements that shine by themselves, drawn over the lit body. */
  readonly shine?: string;
  readonly lamps?: readonly Lamp[];
  /** How far it reaches to a side, and up, in its own units, where that is more than a third beyond its height. */
  readonly side?: number;
  readonly above?: number;
  /** It hangs in the air or swims: no foot, no shadow. */
  readonly aloft?: boolean;
};

/** Draws one kind of thing; the random stream gives it its pose. */
export type Draw = (inks: Inks, random: Random) => Drawing;
