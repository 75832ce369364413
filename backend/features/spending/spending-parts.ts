import type { Database } from '../../db/open-database.ts';
import type { EventLog } from '../../events/event-log.ts';

/** What the verbs of this feature work with. */
export type SpendingParts = {
  readonly database: Database;
  readonly events: EventLog;
  readonly now: () => number;
};
