import sharp from 'sharp';
import type { StudioOptions } from '../../../start-studio.ts';
import { openStudio, value } from '../../../studio.fake.ts';

type Sent = { readonly headers?: Record<string, string>; readonly query?: Record<string, string> };
/** A queue message as far as the tests read it. */
export type Message = {
  id: string;
  job_id: string;
  type: string;
  job_type: string;
  prompt: string;
  user_id: string;
  config: Record<string, unknown>;
  metadata: Record<string, unknown>;
  compel_weights: string | null;
};

/** A real studio with one OurVidz worker, whose every word the test says itself. */
export async function openOurvidz(options: Partial<StudioOptions> = {}) {
  const bench = await openStudio(undefined, options);
  const { studio, api, projectId } = bench;
  const make = async (name: string) => {
    const { token, secret } = await value(
      api.createToken({ body: { name, scopes: [], dialect: 'ourvidz', expiresInDays: null } }),
    );
    const send = async (
      method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
      url: string,
      payload?: object | string | Buffer,
      { headers = {}, query = {} }: Sent = {},
    ) => {
      const raw = typeof payload === 'string' || Buffer.isBuffer(payload);
      const reply = await studio.app.inject({
        method,
        url,
        query,
        headers: {
          host: 'localhost',
          authorization: `Bearer ${secret}`,
          ...(raw && { 'content-type': 'application/octet-stream' }),
          ...headers,
        },
        ...(payload !== undefined && { payload }),
      });
      return {
        status: reply.statusCode,
        text: reply.body,
        bytes: reply.rawPayload,
        json: () => JSON.parse(reply.body),
      };
    };
    const pop = async (queue = 'sdxl_queue'): Promise<Message | null> => {
      const { result } = (await send('GET', `/upstash/rpop/${queue}`)).json();
      return result === null ? null : (JSON.parse(result) as Message);
    };
    const upload = (path: string, bytes: Buffer, headers: Record<string, string> = {}) =>
      send('POST', `/storage/v1/object/workspace-temp/${path}`, bytes, {
        headers: { 'content-type': 'image/png', 'x-upsert': 'true', ...headers },
      });
    const call = (body: object, headers: Record<string, string> = {}) =>
      send('POST', '/functions/v1/job-callback', body, { headers });
    const queueJob = (body: object) => send('POST', '/functions/v1/queue-job', body);
    return { token, secret, send, pop, upload, call, queueJob, workerId: token.workerId ?? '' };
  };
  const worker = await make('Attic PC');
  const me = (await value(api.readSession({}))).person;
  const ask = (modelId: string, parameters: object) =>
    value(api.createTask({ body: { projectId, modelId, parameters: parameters as never } }));
  const read = (id: string) => value(api.readBatch({ params: { id } }));
  return { ...bench, make, worker, ownerId: me.id, ask, read };
}

/** A small picture of one colour. */
export const paint = (colour: string): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 64, channels: 3, background: colour } })
    .png()
    .toBuffer();
