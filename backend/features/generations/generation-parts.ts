import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import type { Database } from '../../db/open-database.ts';
import type { EventLog } from '../../events/event-log.ts';
import type { MediaStore } from '../../media/media-store.ts';
import type { RenditionCache } from '../../media/rendition-cache.ts';

/** What the verbs of this feature work with. */
export type GenerationParts = {
  readonly database: Database;
  readonly events: EventLog;
  readonly store: MediaStore;
  readonly renditions: RenditionCache;
  readonly now: () => number;
  readonly readTakeExpiryDays: (db: ReadableDb) => number;
  readonly readTrashDays: (db: ReadableDb) => number;
  /** Told which batches something has left or come back to. */
  readonly refreshBatches: (db: WritableDb, batchIds: readonly string[]) => void;
};
