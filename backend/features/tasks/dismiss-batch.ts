import { Refusal } from '../../contract/problem.ts';
import type { Owner } from '../../plugins/caller.ts';
import { findBatch, refreshShown } from './batches-store.ts';
import type { TaskParts } from './task-parts.ts';
import { dismissTasks } from './tasks-store.ts';

/** Takes the failed and cancelled tasks of a batch off the workspace; its takes stay. Raises `not_found`. */
export const dismissBatch = ({ database, events }: TaskParts, owner: Owner, id: string): Promise<void> =>
  database.write(db => {
    if (!findBatch(db, owner, id))
      throw new Refusal({ code: 'not_found', message: 'That batch is not there.', what: 'batch', id });
    dismissTasks(db, id);
    refreshShown(db, [id]);
    events.publish(db, owner.personId, { type: 'generation.changed', generationIds: [], batchIds: [id] });
  });
