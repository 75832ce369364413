import type { MediaType } from '../../backend/contract/media.ts';
import type { ModelCard } from '../../backend/contract/models.ts';
import type { ContentRating } from '../../backend/contract/rating.ts';
import type { Progress } from '../../backend/contract/tasks.ts';
import type { Assignment, WorkerSelf } from '../../backend/contract/worker.ts';

/** One task to be run, with its input files already fetched. */
export type RuntimeJob = {
  /** Names this try at the task, and what it leaves in an engine. */
  readonly attemptId: string;
  readonly task: Assignment['task'];
  /** Paths of the input files by parameter name. */
  readonly inputs: Readonly<Record<string, string>>;
  /** A folder for this attempt alone; removed after it. */
  readonly folder: string;
};

/** One file that was made. */
export type RuntimeFile = { readonly path: string; readonly type: MediaType; readonly seed: number | null };

/** What a run gives back: its files, what could not be done as asked, and the versions of what made them. */
export type RuntimeOutput = {
  readonly files: readonly RuntimeFile[];
  readonly unmapped: readonly { name: string; why: string }[];
  readonly versions: Readonly<Record<string, string>>;
  /** What a picture shows, where the task was to judge that; there are no files then. */
  readonly rating?: ContentRating;
};

/** Where a runtime tells how far it is; a preview is a small WebP. Neither waits nor fails. */
export type RuntimeReport = (progress: Progress, preview?: Uint8Array<ArrayBuffer>) => void;

/** What a runtime finds when it looks at its engine: its version, what it can be asked for, what it computes on, and what it has loaded where it says so. */
export type RuntimeFacts = {
  readonly version: string;
  readonly models: readonly ModelCard[];
  /** Empty where it computes on the processor or does not say. */
  readonly gpus: WorkerSelf['hardware']['gpus'];
  readonly loadedModel: string | null;
  /** The node classes of an engine that runs workflows, in order. */
  readonly nodeClasses?: readonly string[];
};

/** How a worker runs things. */
export type Runtime = {
  readonly name: string;
  /** Looks at the engine anew. Raises `unreachable` when it does not answer, `not_signed_in` when it wants other credentials. */
  look(signal: AbortSignal): Promise<RuntimeFacts>;
  /** Runs one task; throws a Refusal for an expected failure; when the signal aborts it stops soon and rejects with its reason. */
  run(job: RuntimeJob, report: RuntimeReport, signal: AbortSignal): Promise<RuntimeOutput>;
};

/** Where an engine is: its address without a path, and `user:password` where it wants HTTP Basic. */
export type EngineAddress = { readonly address: string; readonly credentials: string | null };
