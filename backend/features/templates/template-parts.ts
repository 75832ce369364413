import type { HeldReads } from '../../db/held-reads.ts';
import type { Database } from '../../db/open-database.ts';
import type { EventLog } from '../../events/event-log.ts';

/** What templates are read and written with. */
export type TemplateParts = {
  readonly database: Database;
  readonly held: HeldReads;
  readonly events: EventLog;
  readonly now: () => number;
};
