import { type Colour, readHex } from '../colour.ts';

/** Local colours of what land is made of. */
export const materials = {
  rock: readHex('#6d6a70'),
  grass: readHex('#647a45'),
  sand: readHex('#c79a63'),
  snow: readHex('#dfe6ee'),
  earth: readHex('#6b5338'),
  moon: readHex('#8d8a86'),
  leaf: readHex('#4e6b3c'),
  bark: readHex('#4a3a2e'),
  moss: readHex('#55663a'),
  stone: readHex('#7f7c78'),
} as const satisfies Record<string, Colour>;
