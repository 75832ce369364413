import type { ContentLevel } from '../../contract/content.ts';
import type { PromptFamily } from '../../contract/templates.ts';
import type { ReadableDb } from '../../db/handles.ts';
import type { Owner } from '../../plugins/caller.ts';
import { mergeNegatives } from '../../prompts/merge-negatives.ts';
import { presetsFor } from './list-presets.ts';
import { readPresets } from './read-source.ts';
import type { WordingSource } from './wording-parts.ts';

/** Everything that presets name for models of a family as one negative prompt, for programs that ask for all of it; empty for a family that takes none. */
export function readNegative(
  source: WordingSource,
  db: ReadableDb,
  owner: Owner,
  { family, content }: { readonly family: PromptFamily; readonly content: ContentLevel },
): string {
  if (family === 'flux') return '';
  return mergeNegatives(presetsFor(readPresets(source, db, owner), family, content).map(({ negative }) => negative));
}
