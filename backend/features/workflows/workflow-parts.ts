import type { ModelCard } from '../../contract/models.ts';
import type { WritableDb } from '../../db/handles.ts';
import type { Database } from '../../db/open-database.ts';

/** What the verbs of this feature work with. */
export type WorkflowParts = {
  readonly database: Database;
  readonly now: () => number;
  /** Makes these the machines that have a model, and its card the one in force. */
  readonly placeModel: (db: WritableDb, card: ModelCard, workerIds: readonly string[]) => void;
  /** Takes a model away from every machine. */
  readonly removeModel: (db: WritableDb, modelId: string) => void;
};
