import { readFileSync } from 'node:fs';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { openStudio, value, workerSelf } from '../../../studio.fake.ts';
import { card } from '../../tasks/task-bench.fake.ts';

/** A real studio with a Reigh token, whose functions the test calls as a worker does. */
export async function openReighDoor() {
  const bench = await openStudio();
  const { studio, api, agent, projectId } = bench;
  const made = await value(
    api.createToken({ body: { name: 'Old worker', scopes: [], dialect: 'reigh', expiresInDays: null } }),
  );
  const call = async (name: string, payload: object) => {
    const reply = await studio.app.inject({
      method: 'POST',
      url: `/functions/v1/${name}`,
      headers: { host: 'localhost', authorization: `Bearer ${made.secret}` },
      payload,
    });
    const json = () => JSON.parse(reply.body) as Record<string, unknown>;
    return { status: reply.statusCode, body: reply.body, json };
  };
  /** Creates a task in the older form, as the worker does; returns its id. */
  const create = async (taskType: string, params: object, more: object = {}) => {
    const id = uuidv7();
    const body = { task_id: id, task_type: taskType, params, project_id: projectId, ...more };
    const reply = await call('create-task', body);
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
  /** Asks for a picture of the studio's own; returns its task's id. */
  const askHere = async () => {
    await value(agent.register({ body: workerSelf([card], uuidv7()) }));
    const body = { projectId, modelId: card.id, parameters: { prompt: 'a lamp' } };
    return (await value(api.createTask({ body }))).tasks[0]?.id ?? '';
  };
  /** Whether a text is anywhere in the studio's database, its log included. */
  const studioHolds = (text: string) =>
    ['studio.db', 'studio.db-wal'].some(name => readFileSync(path.join(studio.folder, name)).includes(text));
  return { ...bench, made, call, create, listAll, readTask, readBatchOf, waitingOf, askHere, studioHolds };
}
