import type { TaskParts } from '../tasks/index.ts';

/** What the verbs of this feature work with. */
export type DispatchParts = { readonly tasks: TaskParts };
