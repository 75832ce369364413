import type { ContentLevel } from '../../contract/content.ts';
import type { ModelCard } from '../../contract/models.ts';
import type { PromptFamily } from '../../contract/templates.ts';
import type { NegativePreset } from '../../contract/wording.ts';
import { familyOf } from '../../prompts/family-of.ts';

/** What keeps a picture harmless, and so has no place beside what is for adults. */
const HARMLESS = 'content';

const isFor = (preset: NegativePreset, family: PromptFamily, ownSet: boolean): boolean =>
  preset.family === family || (preset.family === 'generic' && !(ownSet && preset.bundled));

/** Those of these presets that are for models of a family: its own, and general ones where nothing better came along for it. */
export function presetsFor(
  presets: readonly NegativePreset[],
  family: PromptFamily,
  content: ContentLevel | undefined,
): NegativePreset[] {
  const ownSet = presets.some(preset => preset.bundled && preset.family === family);
  return presets.filter(preset => {
    if (!isFor(preset, family, ownSet)) return false;
    if (content === 'general') return preset.content === 'general';
    return content === undefined || preset.content === 'mature' || preset.category !== HARMLESS;
  });
}

/** Those that are for a model; none where it cannot be told what to leave out. */
export const presetsOf = (
  presets: readonly NegativePreset[],
  card: ModelCard,
  content: ContentLevel | undefined,
): NegativePreset[] =>
  card.parameters.some(({ name }) => name === 'negative') ? presetsFor(presets, familyOf(card.family), content) : [];
