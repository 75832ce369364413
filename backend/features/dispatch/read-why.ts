import type { Hold, Why } from '../../contract/dispatch.ts';
import type { Task } from '../../contract/tasks.ts';
import type { Owner } from '../../plugins/caller.ts';
import { findLaneTask } from '../spending/index.ts';
import { lineOf, readOwn, readQueue, readTask } from '../tasks/index.ts';
import type { DispatchParts } from './dispatch-parts.ts';
import { listPlaces } from './list-places.ts';
import { readScene } from './read-scene.ts';
import { sayWhy } from './say-why.ts';
import { findChosen, findOpenDependencies } from './tasks-read-store.ts';

function findHolds({ tasks }: DispatchParts, task: Task): Hold[] {
  const holds: Hold[] = [];
  if (readQueue(tasks).paused) holds.push({ because: 'queue_paused' });
  if (task.waitingOn > 0)
    holds.push({ because: 'dependency', taskIds: findOpenDependencies(tasks.database.read, task.id) });
  if (task.notBefore !== null && Date.parse(task.notBefore) > tasks.now())
    holds.push({ because: 'delayed', until: task.notBefore, after: task.problem?.message ?? 'An attempt failed.' });
  return holds;
}

/** Where a task is and why. Raises `not_found`. */
export function readWhy(parts: DispatchParts, owner: Owner, id: string): Why {
  const { database, queue, batches, live, now } = parts.tasks;
  const db = database.read;
  const task = readTask(db, owner, id, live);
  const here = task.worker && { worker: task.worker, chosen: findChosen(db, id) };
  const base = { taskId: id, status: task.status, here };
  if (task.status !== 'queued') {
    const rest = { ...base, holds: [], ahead: null, startsInMs: null, places: [] };
    return { ...rest, sentence: sayWhy(rest, task) };
  }
  const { asked, modelId, projectId, content } = batches.readOf(db, readOwn(db, id));
  const scene = readScene(parts);
  const found = scene.waiting.find(({ taskId }) => taskId === id);
  const line = lineOf(modelId, task.onlyWorker);
  const place = found ?? { taskId: id, line, priority: task.priority, turn: Number.POSITIVE_INFINITY };
  const target = { ...place, modelId, onlyWorker: task.onlyWorker };
  const holds = findHolds(parts, task);
  const waiting = findLaneTask(db, id) ?? {
    taskId: id,
    projectId,
    modelId,
    onlyWorker: task.onlyWorker,
    asked,
    content,
    waitsSince: now(),
  };
  const places = listPlaces(scene, target, waiting, now());
  const soonest = places.flatMap(({ startsInMs }) => startsInMs ?? []).toSorted((a, b) => a - b)[0] ?? null;
  const startsInMs = holds.length === 0 && found ? soonest : null;
  const why = { ...base, holds, ahead: queue.ahead(db, id), startsInMs, places };
  return { ...why, sentence: sayWhy(why, task) };
}
