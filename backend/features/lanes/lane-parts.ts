import type { Lane } from '../../contract/workers.ts';
import type { Database } from '../../db/open-database.ts';
import type { EventBus } from '../../events/event-bus.ts';
import type { EventLog } from '../../events/event-log.ts';
import type { MediaStore } from '../../media/media-store.ts';
import type { Provider } from '../../providers/provider.ts';
import type { Vault } from '../../vault/vault.ts';
import type { GenerationParts } from '../generations/index.ts';
import type { SpendingParts } from '../spending/index.ts';
import type { TaskParts } from '../tasks/index.ts';
import type { CloudCards } from './cloud-cards.ts';
import type { StandInPair } from './suggest-stand-ins.ts';

/** The deadlines of a lane, in ms. */
export type LaneTempo = {
  /** The first pause between two looks at a run, and the longest. */
  readonly pollFirstMs: number;
  readonly pollMostMs: number;
  /** How long after a lost answer a cloud's list must still lack the run before it counts as never arrived. */
  readonly settledMs: number;
  /** How long a cloud that does not answer is asked whether a run has arrived, before a person is. */
  readonly askMs: number;
  /** How long a run that surely has not arrived is sent anew before the task goes elsewhere. */
  readonly resendMs: number;
  /** How long outputs that cannot be fetched are tried for; a cloud removes them after an hour. */
  readonly fetchMs: number;
  /** How long one file may take to come. */
  readonly fileMs: number;
};
export const LANE_TEMPO: LaneTempo = {
  pollFirstMs: 1_000,
  pollMostMs: 10_000,
  settledMs: 120_000,
  askMs: 1_800_000,
  resendMs: 300_000,
  fetchMs: 3_300_000,
  fileMs: 600_000,
};

/** Opens a cloud with a key. */
export type OpenProvider = (key: string) => Provider;

/** What the verbs of this feature work with. */
export type LaneParts = {
  readonly database: Database;
  readonly events: EventLog;
  readonly bus: EventBus;
  readonly store: MediaStore;
  readonly tasks: TaskParts;
  readonly generations: GenerationParts;
  readonly spending: SpendingParts;
  readonly vault: Vault;
  readonly cards: CloudCards;
  readonly pairs: readonly StandInPair[];
  readonly clouds: Readonly<Record<Lane, OpenProvider>>;
  readonly tempo: LaneTempo;
  /** When an own machine would begin a task that waits, in ms from now; null where that cannot be told. */
  readonly foretellOwnWait: (taskId: string) => number | null;
  readonly now: () => number;
  readonly log: (words: string) => void;
};
