import type { Database } from '../../db/open-database.ts';
import type { EventLog } from '../../events/event-log.ts';
import type { Limits } from '../../providers/chat/place.ts';
import type { Vault } from '../../vault/vault.ts';

/** Whether a writer answered when it was last asked. */
export type Standing = { readonly ready: boolean; readonly reason: string; readonly askedAt: number };

/** What is known of writers since the studio was started, by their ids. */
export type Standings = {
  readonly known: Map<string, Standing>;
  /** Those that are being asked now. */
  readonly asked: Set<string>;
};

/** What the verbs of writers work with. */
export type WriterParts = {
  readonly database: Database;
  readonly events: EventLog;
  readonly vault: Vault;
  readonly now: () => number;
  readonly limits: Limits;
  readonly log: (words: string) => void;
  readonly standings: Standings;
  /** Aborts when the studio is closed. */
  readonly closing: AbortSignal;
};
