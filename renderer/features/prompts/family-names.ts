import type { ContentLevel } from '../../../backend/contract/content.ts';
import type { PromptFamily } from '../../../backend/contract/templates.ts';

/** What each family of models is called. */
export const FAMILY_NAMES: Record<PromptFamily, string> = {
  generic: 'Any model',
  sd15: 'SD 1.5',
  sdxl: 'SDXL',
  flux: 'Flux',
  'qwen-image': 'Qwen-Image',
  wan: 'Wan',
  ltx: 'LTX',
};

/** What each level of content is called. */
export const CONTENT_NAMES: Record<ContentLevel, string> = { general: 'Everybody', mature: 'Adults' };
