import type { ReadableDb } from '../../../db/handles.ts';
import type { Owner } from '../../../plugins/caller.ts';
import { refuseUnknownTask } from './reigh-refusal.ts';
import { findReighTask, listChildren, listRun, type ReighTask } from './reigh-tasks-store.ts';
import { outputOf } from './say-task.ts';
import { kindOfType } from './task-types.ts';
import { wireStatusOf } from './wire-status.ts';

function readOne(db: ReadableDb, owner: Owner, id: string): ReighTask {
  const task = findReighTask(db, owner, id);
  if (!task) throw refuseUnknownTask(id);
  return task;
}

/** What the tasks have made that a task waits for; null where it waits for none. Raises `not_found`. */
export function readPredecessor(db: ReadableDb, owner: Owner, taskId: string, origin: string) {
  const predecessors = readOne(db, owner, taskId).dependencies.flatMap(id => {
    const task = findReighTask(db, owner, id);
    return task
      ? [{ predecessor_id: id, status: wireStatusOf(task.status), output_location: outputOf(task, origin) }]
      : [];
  });
  const [first] = predecessors;
  return first
    ? { ...first, predecessors, all_complete: predecessors.every(({ status }) => status === 'Complete') }
    : null;
}

/** What the finished segments of a run have made, in their order; of a run that is not this person's, none. */
export const readCompletedSegments = (
  db: ReadableDb,
  owner: Owner,
  runId: string,
  projectId: string | null,
  origin: string,
) =>
  listRun(db, owner, runId)
    .filter(task => task.status === 'succeeded' && kindOfType(task.taskType) === 'video')
    .filter(task => projectId === null || task.projectId === projectId)
    .flatMap(task =>
      task.childIndex === null ? [] : [{ segment_index: task.childIndex, output_location: outputOf(task, origin) }],
    );

/** One task as those see it that build on it. Raises `not_found`. */
export function readTaskOutput(db: ReadableDb, owner: Owner, taskId: string, origin: string) {
  const task = readOne(db, owner, taskId);
  return {
    status: wireStatusOf(task.status),
    output_location: outputOf(task, origin),
    params: { ...task.params, task_id: task.id },
    dependant_on: task.dependencies.length === 0 ? null : task.dependencies,
  };
}

/** All that an orchestrator has made. Raises `not_found`. */
export const readOrchestratorChildren = (db: ReadableDb, owner: Owner, orchestratorId: string, origin: string) => ({
  tasks: listChildren(db, owner, readOne(db, owner, orchestratorId).id).map(task => ({
    id: task.id,
    task_type: task.taskType,
    status: wireStatusOf(task.status),
    params: { ...task.params, task_id: task.id },
    output_location: outputOf(task, origin),
  })),
});
