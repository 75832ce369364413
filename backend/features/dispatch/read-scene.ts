import type { Range } from '../../contract/dispatch.ts';
import type { Parameters } from '../../contract/parameters.ts';
import type { ReadableDb } from '../../db/handles.ts';
import type { Machine } from '../../dispatch/evaluate.ts';
import type { Expect, Server, Waiting } from '../../dispatch/foretell.ts';
import { shapeOf } from '../../dispatch/shape-of.ts';
import { readElectricityCost } from '../spending/index.ts';
import { linesFor, readLine, readOwn } from '../tasks/index.ts';
import { listMachines } from '../workers/index.ts';
import type { DispatchParts } from './dispatch-parts.ts';
import { findRunning } from './tasks-read-store.ts';

/** So many tasks of each line are played forward; who stands further back is told how many are before it. */
const PLAYED = 400;
/** From this fraction on the progress of a run says more of its end than past runs do. */
const TELLING = 0.2;

/** The machines, what waits for them, and how long things take: what every forecast is made from. */
export type Scene = {
  readonly db: ReadableDb;
  readonly workers: readonly Machine[];
  readonly servers: readonly Server[];
  readonly waiting: readonly Waiting[];
  readonly expect: Expect;
  rangeOn(worker: Machine, modelId: string, parameters: Parameters): Range | null;
  /** What a run of that many ms costs on an own machine, in micro-dollars; null where a rate is set and the time is not known. */
  electricityOf(workerId: string, takesMs: number | null): number | null;
};

/** Looks at everything as it stands now. */
export function readScene({ tasks, listBesides }: DispatchParts): Scene {
  const { database, queue, batches, pace, live, now } = tasks;
  const db = database.read;
  const besides = listBesides(db);
  const workers = listMachines(db).map(machine => {
    const more = besides.get(machine.id);
    return more ? { ...machine, modelIds: [...new Set([...machine.modelIds, ...more])] } : machine;
  });

  const askedOf = (taskId: string) => batches.readOf(db, readOwn(db, taskId)).asked;
  const rangeOf = (workerId: string, modelId: string, parameters: Parameters, loaded: boolean) =>
    pace.expect({ modelId, workerId, shape: shapeOf(parameters), loaded });

  const freeIn = (worker: Machine): number | null => {
    const running = worker.runningTaskId === null ? null : findRunning(db, worker.runningTaskId);
    if (!running) return 0;
    const elapsed = Math.max(0, now() - running.startedAt);
    const fraction = live.progress(running.id)?.fraction ?? 0;
    if (fraction >= TELLING) return (elapsed * (1 - fraction)) / fraction;
    const range = rangeOf(worker.id, running.modelId, askedOf(running.id), true);
    return range && Math.max(0, range.p50 - elapsed);
  };
  const servers = workers.flatMap(worker => {
    if (worker.lane !== null) return [];
    const freeInMs = freeIn(worker);
    return freeInMs === null ? [] : [{ worker, freeInMs }];
  });

  const lines = [...new Set(workers.flatMap(({ id, modelIds }) => linesFor(modelIds, id)))];
  const waiting = queue.waiting(db, lines, PLAYED).map(ready => ({ ...ready, ...readLine(ready.line) }));
  const expect: Expect = (task, worker, loadedModel) =>
    rangeOf(worker.id, task.modelId, askedOf(task.taskId), loadedModel === task.modelId)?.p50 ?? null;

  return {
    db,
    workers,
    servers,
    waiting,
    expect,
    electricityOf: (workerId, takesMs) => readElectricityCost(db, workerId, takesMs),
    rangeOn: (worker, modelId, parameters) => rangeOf(worker.id, modelId, parameters, worker.loadedModel === modelId),
  };
}
