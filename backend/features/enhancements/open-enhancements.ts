import type { ReadableDb } from '../../db/handles.ts';
import { createRulesWriter } from '../../providers/chat/rules/rules-writer.ts';
import type { Writer } from '../../providers/chat/writer.ts';
import type { ChosenWriter, EnhancementParts } from './enhancement-parts.ts';
import { recoverEnhancements } from './recover-enhancements.ts';
import { createWritings } from './writings.ts';

/** What enhancements are opened with. */
export type EnhancementOptions = Pick<
  EnhancementParts,
  'database' | 'events' | 'held' | 'contentRules' | 'now' | 'log'
> & {
  readonly resourcesFolder: string;
  /** The writer of that id, or of null the default one, which may be the rules. Raises `not_found`. */
  readonly chooseWriter: (db: ReadableDb, writerId: string | null, rules: Writer) => ChosenWriter;
};

/** Opens the feature: what a studio that is gone was writing is ended. `close` ends what is being written then, and waits until that is stored. */
export async function openEnhancements({
  resourcesFolder,
  chooseWriter,
  ...given
}: EnhancementOptions): Promise<{ readonly parts: EnhancementParts; close(): Promise<void> }> {
  await recoverEnhancements(given.database);
  const rules = createRulesWriter(resourcesFolder);
  const writings = createWritings();
  return {
    parts: { ...given, writings, chooseWriter: (db, writerId) => chooseWriter(db, writerId, rules) },
    close: writings.stop,
  };
}
