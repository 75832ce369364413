import type { QueueState, Task } from '../../../backend/contract/tasks.ts';
import { sayClock } from '../../ui/say-time.ts';

/** What is known around a task that waits. */
export type WaitFacts = {
  /** How many tasks of this workspace go before it; undefined while that is not known. */
  readonly before: number | undefined;
  readonly queue: QueueState | undefined;
  /** How many workers that have its model are online; undefined while that is not known. */
  readonly online: number | undefined;
  readonly now: number;
};

const tasksOf = (count: number) => (count === 1 ? '1 task' : `${count} tasks`);

/** What a queued task waits for, in a sentence. */
export function describeWait(task: Task, { before, queue, online, now }: WaitFacts): string {
  if (task.waitingOn > 0) return `Waits for ${tasksOf(task.waitingOn)} that must finish first`;
  if (queue?.paused) return 'Paused: the queue starts nothing new';
  if (online === 0) return 'Waits for a worker with this model: none is online';
  const pause = task.notBefore === null ? 0 : Date.parse(task.notBefore) - now;
  if (pause > 0)
    return `Tries again in ${sayClock(pause + 999)}, after ${task.attempts === 1 ? '1 attempt' : `${task.attempts} attempts`}`;
  if (before === undefined) return 'Waiting';
  return before === 0 ? 'Waiting: it is next' : `Waiting: ${before} before it`;
}

/** The order in which waiting tasks are started, as far as this workspace shows: by priority, then by age. */
export function countBefore(tasks: readonly Task[]): Map<string, number> {
  const waiting = tasks
    .filter(task => task.status === 'queued' && task.waitingOn === 0)
    .toSorted(
      (a, b) =>
        b.priority - a.priority ||
        compare(a.createdAt, b.createdAt) ||
        compare(a.batchId, b.batchId) ||
        a.index - b.index,
    );
  return new Map(waiting.map((task, before) => [task.id, before]));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
