import { readFileSync } from 'node:fs';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { makeFolder, value } from '../../../studio.fake.ts';
import { openReigh } from './reigh-bench.fake.ts';

let colours = 0;

/** The studio with a Reigh worker, which also creates tasks, and what a person sees of them. */
export async function openChains(folder = makeFolder()) {
  const bench = await openReigh({}, folder);
  const { api, projectId, call, claim, complete } = bench;
  /** Creates a task in the older form, as the worker does; returns its id. */
  const create = async (taskType: string, params: object, more: object = {}) => {
    const id = uuidv7();
    const reply = await call('create-task', {
      task_id: id,
      task_type: taskType,
      params,
      project_id: projectId,
      ...more,
    });
    if (reply.status !== 200) throw new Error(`create-task: ${reply.status} ${reply.body}`);
    return id;
  };
  const listBatches = async () => (await value(api.listBatches({ querystring: { projectId, limit: 60 } }))).batches;
  const listAll = async () => (await listBatches()).flatMap(({ tasks }) => tasks);
  const readTask = async (id: string) => (await listAll()).find(task => task.id === id);
  const readBatchOf = async (id: string) => {
    const batch = (await listBatches()).find(({ tasks }) => tasks.some(task => task.id === id));
    if (!batch) throw new Error(`Task ${id} is in no batch.`);
    return batch;
  };
  const waitingOf = async (id: string) => (await readTask(id))?.waitingOn;
  /** How the tasks of a batch stand, by their place. */
  const statusesOf = async (id: string) =>
    (await readBatchOf(id)).tasks.toSorted((a, b) => a.index - b.index).map(({ status }) => status);
  /** Whether a text is anywhere in the studio's database, its log included. */
  const studioHolds = (text: string) =>
    ['studio.db', 'studio.db-wal'].some(name => readFileSync(path.join(folder, name)).includes(text));

  /** An orchestrator of so many segments, claimed by the worker. */
  const begin = async (segments: number, details: object = {}) => {
    const runId = uuidv7();
    const orchestrator_details = { run_id: runId, num_new_segments_to_generate: segments, ...details };
    const id = await create('travel_orchestrator', { orchestrator_details });
    const claimed = await claim();
    if (claimed?.task_id !== id) throw new Error(`${claimed?.task_id} was handed out instead of the orchestrator.`);
    return { id, runId };
  };
  type Begun = { readonly id: string; readonly runId: string };
  const addSegment = ({ id, runId }: Begun, index: number, params: object = {}, more: object = {}) =>
    create(
      'travel_segment',
      { orchestrator_task_id_ref: id, orchestrator_run_id: runId, segment_index: index, ...params },
      more,
    );
  /** Claims the next task and hands in a picture that no other is like; returns its id. */
  const make = async (name = 'gpu-1') => {
    const task = await claim(name);
    if (!task) throw new Error('Nothing was handed out.');
    colours += 1;
    const done = await complete(task.task_id, `#${colours.toString(16).padStart(6, '0')}`);
    if (done.status !== 200) throw new Error(`complete_task: ${done.status} ${done.body}`);
    return task.task_id;
  };
  const say = (task_id: string, status: string, more: object = {}) =>
    call('update-task-status', { task_id, status, ...more });
  const tellEnqueued = (id: string) => say(id, 'In Progress', { output_location: 'Successfully enqueued' });
  const outputOf = async (id: string) => (await call('get-task-output', { task_id: id })).json().output_location;
  return {
    ...bench,
    create,
    listAll,
    readTask,
    readBatchOf,
    waitingOf,
    statusesOf,
    studioHolds,
    begin,
    addSegment,
    make,
    say,
    tellEnqueued,
    outputOf,
  };
}
