import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { actsAll, createFaults, type Fault, halfOf, misbehave } from '../misbehave.fake.ts';

type Run = {
  id: string;
  model: string;
  input: Record<string, unknown>;
  status: 'IN_QUEUE' | 'IN_PROGRESS' | 'COMPLETED' | 'CANCELLED';
  looks: number;
  failed: boolean;
  webhook: string | null;
};

/** How runs go here. */
export type FakeFalOptions = {
  readonly key: string;
  /** What a run hands out, by its input; null: it is gone. */
  readonly makeOutput: (input: Record<string, unknown>) => { readonly bytes: Buffer; readonly type: string } | null;
  readonly beginsAfter?: number;
  readonly endsAfter?: number;
  readonly fault?: (what: string) => Fault | null;
  /** With which status and words a run ends, where not well. */
  readonly failWith?: (input: Record<string, unknown>) => { readonly status: number; readonly body: unknown } | null;
  /** Which runs do not end by themselves. */
  readonly isEndless?: (input: Record<string, unknown>) => boolean;
};

/**
 * FAL's queue as a real server on loopback that keeps a bill, as FAL's own client speaks to it: requests are queued, asked about, cancelled, and
 * their results fetched. It keeps no list. What came out is billed once, whoever fetches it.
 */
export async function startFakeFal(options: FakeFalOptions) {
  const { key, makeOutput, beginsAfter = 1, endsAfter = 2 } = options;
  const runs = new Map<string, Run>();
  const faults = createFaults(options.fault);
  const seen: { path: string; headers: IncomingMessage['headers']; body: string }[] = [];
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  let origin = '';

  const urlsOf = ({ id, model }: Run) => {
    const base = `${origin}/${model.split('/').slice(0, 2).join('/')}/requests/${id}`;
    return { response_url: base, status_url: `${base}/status`, cancel_url: `${base}/cancel` };
  };
  const look = (run: Run) => {
    if (run.status === 'COMPLETED' || run.status === 'CANCELLED') return;
    run.looks += 1;
    if (run.looks > endsAfter && options.isEndless?.(run.input) !== true) run.status = 'COMPLETED';
    else if (run.looks > beginsAfter) run.status = 'IN_PROGRESS';
  };
  const submit = (model: string, body: Buffer, webhook: string | null): [number, unknown] => {
    const input = JSON.parse(body.toString('utf8')) as Run['input'];
    const run: Run = { id: randomUUID(), model, input, status: 'IN_QUEUE', looks: 0, failed: false, webhook };
    run.failed = (options.failWith?.(input) ?? null) !== null;
    runs.set(run.id, run);
    return [200, { status: 'IN_QUEUE', request_id: run.id, queue_position: 0, ...urlsOf(run) }];
  };
  const readState = (run: Run): [number, unknown] => {
    look(run);
    const base = { status: run.status, request_id: run.id, ...urlsOf(run) };
    const done = { logs: [{ message: 'a log' }], metrics: { inference_time: 1.5 } };
    return [200, run.status === 'IN_QUEUE' ? { ...base, queue_position: 2 } : { ...base, ...done }];
  };
  const readResult = (run: Run): [number, unknown] => {
    const failed = options.failWith?.(run.input);
    if (failed) return [failed.status, failed.body];
    const file = { url: `${origin}/files/${run.id}`, content_type: makeOutput(run.input)?.type ?? 'image/png' };
    return [200, { images: [file], image: file, video: file, seed: 1 }];
  };
  const cancel = (run: Run): [number, unknown] => {
    if (run.status === 'COMPLETED') return [400, { status: 'ALREADY_COMPLETED' }];
    run.status = 'CANCELLED';
    return [202, { status: 'CANCELLATION_REQUESTED' }];
  };
  const act = (
    method: string,
    { pathname: path, searchParams }: URL,
    body: Buffer,
  ): { what: string; work: () => [number, unknown] } => {
    if (path.startsWith('/storage/upload/initiate')) {
      const file = `${origin}/uploads/${randomUUID()}`;
      return { what: 'upload', work: () => [200, { upload_url: file, file_url: file }] };
    }
    const [model = '', rest] = path.slice(1).split('/requests/');
    if (rest === undefined) return { what: 'submit', work: () => submit(model, body, searchParams.get('fal_webhook')) };
    const [id = '', verb] = rest.split('/');
    const run = runs.get(id);
    if (!run) return { what: 'read', work: () => [404, { detail: 'Request not found' }] };
    if (verb === 'status') return { what: 'read', work: () => readState(run) };
    if (method === 'PUT') return { what: 'cancel', work: () => cancel(run) };
    return { what: 'result', work: () => readResult(run) };
  };
  const send = (reply: ServerResponse, status: number, body: unknown) =>
    void reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

  const answer = async (request: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    const url = new URL(request.url ?? '/', 'http://here');
    const path = url.pathname;
    if (path === '/.well-known/jwks.json') return send(reply, 200, { keys: [publicKey.export({ format: 'jwk' })] });
    const run = path.startsWith('/files/') ? runs.get(path.slice('/files/'.length)) : undefined;
    if (path.startsWith('/uploads/')) return send(reply, 200, {});
    const { what, work } = run ? { what: 'output', work: null } : act(request.method ?? '', url, body);
    if (!run) seen.push({ path: request.url ?? '', headers: request.headers, body: body.toString('utf8') });
    if (!run && request.headers.authorization !== `Key ${key}`)
      return send(reply, 401, { detail: 'Invalid authentication credentials' });
    const made = run && makeOutput(run.input);
    const fault = faults.take(what);
    if (fault && actsAll(fault)) work?.();
    if (fault?.kind === 'slow') await sleep(fault.ms);
    else if (fault) return misbehave(fault, reply, made ? halfOf(made) : undefined);
    if (work) return send(reply, ...work());
    if (!run) return send(reply, 404, {});
    if (!made) return send(reply, 410, {});
    reply.writeHead(200, { 'content-type': made.type }).end(made.bytes);
  };
  const server = createServer((request, reply) => {
    answer(request, reply).catch(() => reply.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    place: { queue: origin, rest: origin, site: origin, inside: [origin] },
    seen,
    runs,
    plan: faults.plan,
    /** Signs a webhook as FAL does, at that time (s). */
    sign: (body: string, at: number): Record<string, string> => {
      const hash = createHash('sha256').update(body).digest('hex');
      const message = ['request', 'user', String(at), hash].join('\n');
      return {
        'x-fal-webhook-request-id': 'request',
        'x-fal-webhook-user-id': 'user',
        'x-fal-webhook-timestamp': String(at),
        'x-fal-webhook-signature': sign(null, Buffer.from(message), privateKey).toString('hex'),
      };
    },
    /** What it would send an invoice for: what came out. */
    bill: () => [...runs.values()].filter(({ status, failed }) => status === 'COMPLETED' && !failed),
    close: () => {
      server.closeAllConnections();
      return new Promise<void>(resolve => server.close(() => resolve()));
    },
  };
}
