import type { ReadableDb } from '../../db/handles.ts';
import { createRulesWriter } from '../../providers/chat/rules/rules-writer.ts';
import type { Writer } from '../../providers/chat/writer.ts';
import type { ChosenWriter, EnhancementParts } from './enhancement-parts.ts';
import { createForgetting } from './forget-enhancements.ts';
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

/** The feature, opened. */
export type OpenedEnhancements = {
  readonly parts: EnhancementParts;
  /** For each turn of the housekeeping: forgets some of what is old and nothing came of; returns how many. */
  forgetOld(): Promise<number>;
  /** Ends what is being written, and waits until that is stored. */
  close(): Promise<void>;
};

/** Opens the feature: what a studio that is gone was writing is ended. */
export async function openEnhancements({
  resourcesFolder,
  chooseWriter,
  ...given
}: EnhancementOptions): Promise<OpenedEnhancements> {
  await recoverEnhancements(given.database);
  const rules = createRulesWriter(resourcesFolder);
  const writings = createWritings();
  return {
    parts: { ...given, writings, chooseWriter: (db, writerId) => chooseWriter(db, writerId, rules) },
    forgetOld: createForgetting(given),
    close: writings.stop,
  };
}
