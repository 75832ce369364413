import type { Database } from '../../db/open-database.ts';
import type { EventLog } from '../../events/event-log.ts';
import type { Tokens } from '../accounts/index.ts';
import type { EnhancementParts } from '../enhancements/index.ts';
import type { GenerationParts } from '../generations/index.ts';
import type { TaskParts } from '../tasks/index.ts';
import type { WorkerParts } from '../workers/index.ts';

/** What the doors for other studios' workers work with. */
export type CompatParts = {
  readonly database: Database;
  readonly events: EventLog;
  readonly now: () => number;
  readonly tasks: TaskParts;
  /** With the store of the bytes. */
  readonly generations: GenerationParts;
  readonly workers: WorkerParts;
  readonly enhancements: EnhancementParts;
  /** Where what belongs to each dialect is read from, absolute. */
  readonly resourcesFolder: string;
  readonly tokens: Pick<Tokens, 'find' | 'findByAnon' | 'speaks' | 'list'>;
  /** What a worker that shows no sign of life is leased a task for; null: as long as its kind of work may take. In ms. */
  readonly silentLeaseMs: number | null;
  /** How long a program that asks for words waits for the writer, in ms. */
  readonly writingMs: number;
};
