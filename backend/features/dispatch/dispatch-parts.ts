import type { ReadableDb } from '../../db/handles.ts';
import type { TaskParts } from '../tasks/index.ts';

/** What the verbs of this feature work with. */
export type DispatchParts = {
  readonly tasks: TaskParts;
  /** What machines run besides the models that a person may ask them for, by their ids. */
  readonly listBesides: (db: ReadableDb) => ReadonlyMap<string, readonly string[]>;
};
