import path from 'node:path';
import { createHeldReads, type HeldLimits, type HeldReads } from './db/held-reads.ts';
import { type Database, openDatabase } from './db/open-database.ts';
import { openFolder } from './db/open-folder.ts';
import { createEventBus, type EventBus } from './events/event-bus.ts';
import { createEventLog, type EventLog } from './events/event-log.ts';
import { type MediaStore, openMediaStore } from './media/media-store.ts';
import { openRenditionCache, type RenditionCache } from './media/rendition-cache.ts';

/** Takes what undoes something that was opened, to be called when all is closed, the last one first. */
export type OnClose = (undo: () => unknown) => void;

/** What a studio keeps, and how it is told that something changed. */
export type Data = {
  readonly database: Database;
  readonly store: MediaStore;
  readonly renditions: RenditionCache;
  readonly bus: EventBus;
  readonly events: EventLog;
  /** What is read often and written seldom. */
  readonly held: HeldReads;
};

/** Opens a data folder for this process alone, and what lies in it. Raises `studio_in_use`, `schema_newer`, `read_only`, `disk_full`. */
export async function openData(
  folder: string,
  migrationsFolder: string,
  { now, held }: { readonly now: () => number; readonly held: Partial<HeldLimits> },
  onClose: OnClose,
): Promise<Data> {
  const lock = openFolder(folder);
  onClose(() => lock.release());
  const database = openDatabase(path.join(folder, 'studio.db'), migrationsFolder);
  onClose(() => database.close());
  const store = await openMediaStore(folder);
  const renditions = await openRenditionCache(folder, store);
  const bus = createEventBus();
  return { database, store, renditions, bus, events: createEventLog(bus, now), held: createHeldReads(database, held) };
}
