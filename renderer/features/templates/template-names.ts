import type { ContentLevel } from '../../../backend/contract/content.ts';
import type { PromptFamily, PromptPurpose, Template, TemplateVariable } from '../../../backend/contract/templates.ts';

/** What each purpose is called. */
export const PURPOSE_NAMES: Readonly<Record<PromptPurpose, string>> = {
  enhance: 'Enhance a prompt',
  edit: 'Change a prompt as told',
  summarise: 'Give a title',
  many: 'Many prompts from one idea',
  segment: 'A clip between two pictures',
  scene: 'A picture of a chat’s moment',
  negative: 'What a picture is to lack',
};

/** What the models of each family are called. */
export const FAMILY_NAMES: Readonly<Record<PromptFamily, string>> = {
  generic: 'Any model',
  sd15: 'SD 1.5',
  sdxl: 'SDXL',
  flux: 'Flux',
  'qwen-image': 'Qwen-Image',
  wan: 'Wan',
  ltx: 'LTX',
};

/** Whom each kind of content is for. */
export const CONTENT_NAMES: Readonly<Record<ContentLevel, string>> = { general: 'For everybody', mature: 'For adults' };

/** What each variable stands for. */
export const VARIABLE_MEANINGS: Readonly<Record<TemplateVariable, string>> = {
  prompt: 'the words that a person wrote',
  instruction: 'what is to become other, as in “make it night”',
  count: 'how many prompts are wanted',
  existing: 'the prompts that there are already',
  rules: 'the rules that the project has every writer remember',
  model: 'the name of the model that the prompt is for',
  tokens: 'how many tokens that model reads',
  intensity: 'how much may be added: light, medium or strong',
};

/** Who wrote a version, in words. */
export function sayAuthor({ bundled, person }: Pick<Template, 'bundled' | 'person'>): string {
  if (!bundled) return `by ${person ?? 'somebody who is gone'}`;
  return person === null ? 'as it came with the studio' : `as it came with the studio, brought back by ${person}`;
}
