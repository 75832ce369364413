import { expect, it } from 'vitest';
import { familyOf } from './family-of.ts';

it.each([
  ['Stable Diffusion 1.5', 'sd15'],
  ['SDXL', 'sdxl'],
  ['Stable Diffusion XL', 'sdxl'],
  ['FLUX.1 Kontext', 'flux'],
  ['Qwen-Image', 'qwen-image'],
  ['Qwen Image', 'qwen-image'],
  ['Wan 2.2', 'wan'],
  ['LTX-Video', 'ltx'],
  ['Hailuo', 'generic'],
])('a model of the family %s reads words as %s does', (named, family) => expect(familyOf(named)).toBe(family));
