import path from 'node:path';
import Sqlite from 'better-sqlite3';
import sharp from 'sharp';
import { onTestFinished } from 'vitest';
import { makeId } from '../../../db/make-id.ts';
import type { StudioOptions } from '../../../start-studio.ts';
import { makeFolder, openStudio, value } from '../../../studio.fake.ts';
import { familyOf } from './family-of.ts';

/** The model that a person asks for in these tests, and the type of task that it is to the worker. */
export const MODEL = 'wan2gp.z_image_turbo';
export const TYPE = 'z_image_turbo';

type Body = Record<string, unknown>;
type Headers = Record<string, string>;

/** A PNG of one colour. */
export const paint = (colour: string): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: colour } })
    .png()
    .toBuffer();

/** A real studio with the door for Reigh's workers open, and a worker that is played by the test, request by request. */
export async function openReigh(options: Partial<StudioOptions> = {}, folder = makeFolder()) {
  const bench = await openStudio(folder, options);
  const { studio, api, projectId } = bench;
  const makeToken = (name = 'GPU box') =>
    value(api.createToken({ body: { name, scopes: [], dialect: 'reigh', expiresInDays: null } }));
  const { token, secret, anonKey } = await makeToken();
  const workerId = token.workerId ?? '';

  const knock = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    headers: Headers = {},
    payload?: object | Buffer,
  ) => {
    const reply = await studio.app.inject({
      method,
      url,
      headers: { host: 'localhost:7803', ...headers },
      ...(payload !== undefined && { payload }),
    });
    const { statusCode: status, body, rawPayload: raw } = reply;
    const type = String(reply.headers['content-type'] ?? '');
    return { status, body, type, raw, headers: reply.headers, json: () => JSON.parse(body) as Body };
  };
  const bearer = (key: string): Headers => ({ authorization: `Bearer ${key}` });
  const callAs = (key: string, name: string, body: object = {}) =>
    knock('POST', `/functions/v1/${name}`, bearer(key), body);
  const call = (name: string, body: object = {}) => callAs(secret, name, body);
  const anon = { apikey: anonKey ?? '', ...bearer(anonKey ?? '') };
  const rest = (query: string, headers: Headers = {}) =>
    knock('GET', `/rest/v1/tasks?${query}`, { ...anon, ...headers });
  const beat = (name: string, more: object = {}) =>
    knock(
      'POST',
      '/rest/v1/rpc/func_worker_heartbeat_with_logs',
      { apikey: anonKey ?? '' },
      {
        worker_id_param: name,
        vram_total_mb_param: 24_576,
        vram_used_mb_param: 1_000,
        logs_param: [],
        status_param: 'active',
        ...more,
      },
    );

  const ask = (parameters: object = {}, more: object = {}) =>
    value(
      api.createTask({ body: { projectId, modelId: MODEL, parameters: { prompt: 'fog', ...parameters }, ...more } }),
    );
  const askOne = async (parameters: object = {}, more: object = {}) => (await ask(parameters, more)).tasks[0]?.id ?? '';
  const claim = async (name = 'gpu-1') => {
    const reply = await call('claim-next-task', { worker_id: name, run_type: 'gpu' });
    return reply.status === 204
      ? null
      : (reply.json() as { task_id: string; params: Record<string, unknown>; task_type: string });
  };
  const complete = async (taskId: string, colour = 'red', more: object = {}) =>
    call('complete_task', {
      task_id: taskId,
      file_data: (await paint(colour)).toString('base64'),
      filename: 'out.png',
      ...more,
    });
  const read = (batchId: string) => value(api.readBatch({ params: { id: batchId } }));

  const db = new Sqlite(path.join(folder, 'studio.db'));
  onTestFinished(() => void db.close());
  /** Lays a task straight into the rows, as another program or another person has made it. */
  const plant = ({ type = TYPE, params = {}, kind = 'image', ownerId = null as string | null } = {}): string => {
    const [batchId, id, at] = [makeId(), makeId(), Date.now()];
    const owner = ownerId ?? (db.prepare('SELECT id FROM person').pluck().get() as string);
    const model = `wan2gp.${type}`;
    db.transaction(() => {
      db.prepare(
        `INSERT INTO batch (id, owner_id, project_id, kind, model_id, model_name, model_version, prompt, parameters, created_at)
         VALUES (?, ?, ?, ?, ?, ?, '', 'fog', '{}', ?)`,
      ).run(batchId, owner, projectId, kind, model, type, at);
      db.prepare(
        `INSERT INTO task (id, batch_id, ix, owner_id, kind, model_id, status, priority, created_at) VALUES (?, ?, 0, ?, ?, ?, 'queued', 0, ?)`,
      ).run(id, batchId, owner, kind, model, at);
      const { runId, orchestratorId, childIndex } = familyOf(params);
      db.prepare(
        'INSERT INTO reigh_task (task_id, task_type, params, run_id, orchestrator_id, child_index) VALUES (?, ?, ?, ?, ?, ?)',
      ).run(id, type, JSON.stringify(params), runId, orchestratorId, childIndex);
      db.prepare('INSERT INTO queue_entry (task_id, line, priority, turn, state) VALUES (?, ?, 0, 0, 0)').run(
        id,
        model,
      );
    })();
    return id;
  };
  /** Lays another person into the rows, who has nothing to do with the one whose token the tests use. */
  const plantPerson = (): string => {
    const id = makeId();
    db.prepare("INSERT INTO person (id, name, role, created_at) VALUES (?, 'Other', 'creator', 0)").run(id);
    return id;
  };
  return {
    ...bench,
    folder,
    db,
    secret,
    anonKey: anonKey ?? '',
    anon,
    workerId,
    tokenId: token.id,
    makeToken,
    knock,
    bearer,
    call,
    callAs,
    rest,
    beat,
    ask,
    askOne,
    claim,
    complete,
    read,
    plant,
    plantPerson,
  };
}
