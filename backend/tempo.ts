import type { HeldLimits } from './db/held-reads.ts';
import { HEARTBEAT_MS, LEASE_MS } from './features/tasks/index.ts';
import { PATIENCE, type Patience } from './plugins/hurry-senders.ts';

/** A studio's clock and its deadlines, in ms. */
export type Tempo = {
  readonly now: () => number;
  readonly leaseMs: number;
  readonly heartbeatMs: number;
  readonly patience: Patience;
  /** What a worker that shows no sign of life is leased a task for; null: as long as its kind of work may take. */
  readonly silentLeaseMs: number | null;
  /** How long a program of another studio waits for a writer. */
  readonly writingMs: number;
  /** How long, and how much, is held of what was read. */
  readonly held: Partial<HeldLimits>;
};

/** What holds where nobody says otherwise. */
export const TEMPO: Tempo = {
  now: Date.now,
  leaseMs: LEASE_MS,
  heartbeatMs: HEARTBEAT_MS,
  patience: PATIENCE,
  silentLeaseMs: null,
  writingMs: 120_000,
  held: {},
};
