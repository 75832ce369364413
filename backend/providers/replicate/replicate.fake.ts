import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { actsAll, createFaults, type Fault, halfOf, misbehave } from '../misbehave.fake.ts';

const SECRET = `whsec_${Buffer.from('the secret of this fake cloud').toString('base64')}`;

type Run = {
  id: string;
  model: string;
  version: string;
  input: Record<string, unknown>;
  status: 'starting' | 'processing' | 'succeeded' | 'failed' | 'canceled' | 'aborted';
  createdAt: number;
  looks: number;
  error: string | null;
  webhook: string | null;
};

/** How runs go here. */
export type FakeOptions = {
  readonly key: string;
  /** What a run hands out, by its input; null: it is gone. */
  readonly makeOutput: (input: Record<string, unknown>) => { readonly bytes: Buffer; readonly type: string } | null;
  /** How many looks until a run has begun, and until it has ended. */
  readonly beginsAfter?: number;
  readonly endsAfter?: number;
  /** Which fault befalls a request: `submit`, `read`, `list`, `cancel` or `output`. */
  readonly fault?: (what: string) => Fault | null;
  /** How far its clock is ahead, in ms. */
  readonly skewMs?: number;
  /** How a run ends, where not well. */
  readonly failWith?: (input: Record<string, unknown>) => string | null;
  /** Which runs do not end by themselves. */
  readonly isEndless?: (input: Record<string, unknown>) => boolean;
};

/**
 * Replicate as a real server on loopback that keeps a bill, after its OpenAPI document: predictions are created, polled, listed and cancelled, and
 * their outputs lie on a host of their own. Every run that was created and not aborted is billed once.
 */
export async function startFakeReplicate(options: FakeOptions) {
  const { key, makeOutput, beginsAfter = 1, endsAfter = 2 } = options;
  const runs = new Map<string, Run>();
  const faults = createFaults(options.fault);
  const now = () => Date.now() + (options.skewMs ?? 0);
  const seen: { path: string; headers: IncomingMessage['headers']; body: string }[] = [];
  let origin = '';

  const toJson = ({ id, model, version, input, status, createdAt, error }: Run) => ({
    id,
    model,
    version,
    input,
    output: status === 'succeeded' ? [`${origin}/files/${id}`] : null,
    data_removed: false,
    error,
    logs: 'a log',
    status,
    source: 'api',
    created_at: new Date(createdAt).toISOString(),
    ...(status === 'succeeded' && { metrics: { predict_time: 1.5, total_time: 2 } }),
    urls: {
      get: `${origin}/v1/predictions/${id}`,
      cancel: `${origin}/v1/predictions/${id}/cancel`,
      web: `https://replicate.com/p/${id}`,
    },
  });
  const look = (run: Run) => {
    if (run.status !== 'starting' && run.status !== 'processing') return;
    run.looks += 1;
    if (run.looks > endsAfter && options.isEndless?.(run.input) !== true) {
      run.error = options.failWith?.(run.input) ?? null;
      run.status = run.error === null ? 'succeeded' : 'failed';
    } else if (run.looks > beginsAfter) run.status = 'processing';
  };
  const send = (reply: ServerResponse, status: number, body: unknown) =>
    reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

  const act = (request: IncomingMessage, body: Buffer): { what: string; work: () => [number, unknown] } => {
    const url = new URL(request.url ?? '/', 'http://here');
    const path = url.pathname.replace(/^\/v1/, '');
    const [, , id = '', verb] = path.split('/');
    if (path === '/account') return { what: 'account', work: () => [200, { type: 'user', username: 'ann' }] };
    if (path === '/webhooks/default/secret') return { what: 'secret', work: () => [200, { key: SECRET }] };
    if (path === '/files' && request.method === 'POST')
      return { what: 'upload', work: () => [201, { id: 'file', urls: { get: `${origin}/v1/files/${randomUUID()}` } }] };
    if (path === '/predictions' && request.method === 'POST')
      return {
        what: 'submit',
        work: () => {
          const asked = JSON.parse(body.toString('utf8')) as Pick<Run, 'version' | 'input'> & Partial<Run>;
          const [model = '', version = 'hidden'] = asked.version.split(':');
          const run: Run = {
            id: randomUUID().replaceAll('-', ''),
            model,
            version,
            input: asked.input,
            status: 'starting',
            createdAt: now(),
            looks: 0,
            error: null,
            webhook: asked.webhook ?? null,
          };
          runs.set(run.id, run);
          return [201, toJson(run)];
        },
      };
    if (path === '/predictions')
      return {
        what: 'list',
        work: () => {
          const after = Date.parse(url.searchParams.get('created_after') ?? '1970-01-01');
          const results = [...runs.values()].filter(run => run.createdAt >= after).reverse();
          return [200, { next: null, previous: null, results: results.map(toJson) }];
        },
      };
    const run = runs.get(id);
    if (verb === 'cancel')
      return {
        what: 'cancel',
        work: () => {
          if (!run) return [404, { detail: 'not there' }];
          if (run.status === 'starting') run.status = 'aborted';
          if (run.status === 'processing') run.status = 'canceled';
          return [200, toJson(run)];
        },
      };
    return {
      what: 'read',
      work: () => {
        if (!run) return [404, { detail: 'not there' }];
        look(run);
        return [200, toJson(run)];
      },
    };
  };

  const server = createServer((request, reply) => {
    void (async () => {
      const body = await buffer(request);
      const path = request.url ?? '';
      if (path.startsWith('/files/')) {
        const fault = faults.take('output');
        const run = runs.get(path.slice('/files/'.length));
        const made = run && makeOutput(run.input);
        if (fault?.kind === 'slow') await sleep(fault.ms);
        else if (fault) return misbehave(fault, reply, made ? halfOf(made) : undefined);
        if (!made) return reply.writeHead(run ? 410 : 404).end();
        return reply.writeHead(200, { 'content-type': made.type }).end(made.bytes);
      }
      seen.push({ path, headers: request.headers, body: body.toString('utf8') });
      if (request.headers.authorization !== `Bearer ${key}`)
        return send(reply, 401, { title: 'Unauthenticated', detail: 'You did not pass a valid token', status: 401 });
      const { what, work } = act(request, body);
      const fault = faults.take(what);
      if (fault && actsAll(fault)) work();
      if (fault?.kind === 'slow') await sleep(fault.ms);
      else if (fault) return misbehave(fault, reply);
      const [status, answer] = work();
      return send(reply, status, answer);
    })().catch(() => reply.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    api: `${origin}/v1`,
    /** What its webhooks are signed with. */
    secret: SECRET,
    /** What was asked of the API, oldest first. */
    seen,
    runs,
    /** One fault for the next request of that kind. */
    plan: faults.plan,
    /** What it would send an invoice for: every run that was not ended before it began. */
    bill: () => [...runs.values()].filter(({ status }) => status !== 'aborted'),
    close: () => {
      server.closeAllConnections();
      return new Promise<void>(resolve => server.close(() => resolve()));
    },
  };
}
