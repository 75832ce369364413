import type { Params } from './family-of.ts';
import type { ReighTask } from './reigh-tasks-store.ts';
import { addressOf } from './storage-path.ts';
import { wireStatusOf } from './wire-status.ts';

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** What came of a task, as its worker said it, or else the public address of its file. */
export const outputOf = ({ outputPath, outputText }: ReighTask, origin: string): string | null =>
  outputText ?? (outputPath === null ? null : addressOf(origin, outputPath));

/** A task as a row of Reigh's table `tasks`, for who came by this origin; its params name its id, which not every worker finds elsewhere. */
export const sayTask = (task: ReighTask, origin: string) => {
  const { thumbnailPath, dependencies, finishedAt } = task;
  return {
    id: task.id,
    project_id: task.projectId,
    task_type: task.taskType,
    status: wireStatusOf(task.status),
    params: { ...task.params, task_id: task.id } as Params,
    dependant_on: dependencies.length === 0 ? null : dependencies,
    output_location: outputOf(task, origin),
    thumbnail_url: thumbnailPath === null ? null : addressOf(origin, thumbnailPath),
    error_message: task.problem?.message ?? null,
    worker_id: task.workerName,
    attempts: task.attempts,
    created_at: iso(task.createdAt),
    updated_at: iso(finishedAt ?? task.generatingAt ?? task.startedAt ?? task.createdAt),
    generation_started_at: iso(task.generatingAt ?? task.startedAt),
    generation_processed_at: iso(finishedAt),
  };
};

/** A row of that table, under its own column names. */
export type TaskRow = ReturnType<typeof sayTask>;
