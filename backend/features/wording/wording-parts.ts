import type { NegativePreset } from '../../contract/wording.ts';
import type { HeldReads } from '../../db/held-reads.ts';
import type { Database } from '../../db/open-database.ts';
import type { EventLog } from '../../events/event-log.ts';

/** A preset as it lies in the resources. */
export type BundledPreset = Pick<NegativePreset, 'id' | 'name' | 'category' | 'family' | 'content' | 'negative'>;

/** What is put around a person's words, as far as it can be read: without the doors. */
export type WordingSource = {
  readonly held: HeldReads;
  /** The presets that came along, in the order in which they are shown. */
  readonly bundled: readonly BundledPreset[];
};

/** What the verbs of this feature work with. */
export type WordingParts = {
  readonly database: Database;
  readonly events: EventLog;
  readonly source: WordingSource;
  readonly now: () => number;
};
