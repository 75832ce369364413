import type { PromptFamily } from '../contract/templates.ts';

/** The names that model cards and workers give to families, and how those read words. */
const FAMILIES: readonly (readonly [RegExp, PromptFamily])[] = [
  [/^(SDXL|Stable Diffusion XL|Pony|Illustrious)/i, 'sdxl'],
  [/^(SD ?1\.|SD15|Stable Diffusion (1|2)\.)/i, 'sd15'],
  [/^flux/i, 'flux'],
  [/^qwen/i, 'qwen-image'],
  [/^wan/i, 'wan'],
  [/^ltx/i, 'ltx'],
];

/** How models of a family, as its card names it, read words; `generic` for those that nothing special is known of. */
export const familyOf = (family: string): PromptFamily =>
  FAMILIES.find(([names]) => names.test(family))?.[1] ?? 'generic';
