import type { Worker } from '../../contract/workers.ts';
import type { TaskParts } from '../tasks/index.ts';

/** What the verbs of this feature work with. */
export type DispatchParts = {
  readonly tasks: TaskParts;
  /** The machines as they are now. */
  readonly listWorkers: () => Worker[];
};
