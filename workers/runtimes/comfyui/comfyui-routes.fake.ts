import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkflowGraph } from '../../../backend/contract/workflow-graph.ts';
import { checkFakePrompt } from './comfyui-checks.fake.ts';
import type { FakeEngine } from './comfyui-engine.fake.ts';
import { describeFakeClasses, type FakeClass, type FakeModels } from './comfyui-nodes.fake.ts';

/** What a played ComfyUI is and what it has seen. */
export type FakeState = {
  readonly engine: FakeEngine;
  readonly models: FakeModels;
  readonly pictures: Map<string, Buffer>;
  readonly flavour: 'ancient' | 'old' | 'new';
  readonly version: string;
  readonly classes: () => Record<string, FakeClass>;
  readonly seen: { origins: string[]; interrupts: unknown[]; prompts: Record<string, unknown>[]; paths: string[] };
  swallowNextAnswer: boolean;
  truncateNextView: boolean;
  nodesAfterMs: number;
  queueWhenIdle: boolean;
};

/** An answer; a string is plain text. */
export type FakeReply = {
  readonly status: number;
  readonly body?: unknown;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
};
type Answered = FakeReply | 'hang up';

const ok = (body: unknown): FakeReply => ({ status: 200, body });
const CRASH: FakeReply = { status: 500, body: '500 Internal Server Error\n\nServer got itself in trouble' };
const MISSING: FakeReply = { status: 404, body: '404: Not Found' };
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function takePrompt(state: FakeState, body: Record<string, unknown>): Answered {
  const { engine, flavour } = state;
  state.seen.prompts.push(body);
  if (!('prompt' in body))
    return {
      status: 400,
      body: {
        error: { type: 'no_prompt', message: 'No prompt provided', details: 'No prompt provided', extra_info: {} },
        node_errors: {},
      },
    };
  const told = body.prompt_id;
  if (flavour === 'new' && told !== undefined && !(typeof told === 'string' && UUID.test(told)))
    return {
      status: 400,
      body: {
        error: { type: 'invalid_prompt_id', message: 'prompt_id must be a valid UUID', details: '', extra_info: {} },
        node_errors: {},
      },
    };
  const graph = body.prompt as WorkflowGraph;
  const verdict = checkFakePrompt(graph, state.classes());
  if (verdict) return { status: 400, body: verdict };
  const promptId = typeof told === 'string' && flavour !== 'ancient' ? told : crypto.randomUUID();
  const number = engine.put(promptId, graph, {
    ...(body.extra_data as object | undefined),
    client_id: body.client_id,
    create_time: Date.now(),
  });
  if (!state.swallowNextAnswer) return ok({ prompt_id: promptId, number, node_errors: {} });
  state.swallowNextAnswer = false;
  return 'hang up';
}

const queue = ({ engine }: FakeState) =>
  ok({ queue_running: engine.running ? [engine.running] : [], queue_pending: engine.pending.toReversed() });

function changeQueue({ engine }: FakeState, body: Record<string, unknown>): FakeReply {
  if (body.clear) engine.pending = [];
  for (const id of Array.isArray(body.delete) ? body.delete : []) engine.remove(String(id));
  return { status: 200, body: '' };
}

function interrupt({ engine, flavour, seen }: FakeState, body: Record<string, unknown>): FakeReply {
  seen.interrupts.push(body.prompt_id ?? null);
  const heeds = flavour !== 'ancient' && typeof body.prompt_id === 'string';
  if (!heeds || engine.running?.[1] === body.prompt_id) engine.interrupt();
  return { status: 200, body: '' };
}

function readJob({ engine }: FakeState, id: string): FakeReply {
  const past = engine.history.get(id);
  if (past) {
    const stopped = past.status.messages.some(([event]) => event === 'execution_interrupted');
    const error = past.status.messages.find(([event]) => event === 'execution_error')?.[1] ?? null;
    const status = past.status.status_str === 'success' ? 'completed' : stopped ? 'cancelled' : 'failed';
    return ok({
      id,
      status,
      outputs: past.outputs,
      outputs_count: Object.keys(past.outputs).length,
      ...(error !== null && { execution_error: error }),
    });
  }
  if (engine.running?.[1] === id) return ok({ id, status: 'in_progress', outputs_count: 0 });
  if (engine.pending.some(entry => entry[1] === id)) return ok({ id, status: 'pending', outputs_count: 0 });
  return { status: 404, body: { error: 'Job not found' } };
}

function cancelJob({ engine }: FakeState, id: string): FakeReply {
  const running = engine.running?.[1] === id;
  if (running) engine.interrupt();
  return ok({ cancelled: running || engine.remove(id) });
}

/** The same bytes under a name that is there keep it, other bytes get a number. */
async function takePicture({ pictures }: FakeState, request: IncomingMessage, bytes: Buffer): Promise<FakeReply> {
  const form = await new Response(new Uint8Array(bytes), {
    headers: { 'content-type': request.headers['content-type'] ?? '' },
  }).formData();
  const image = form.get('image');
  if (!(image instanceof File)) return { status: 400, body: '' };
  const content = Buffer.from(await image.arrayBuffer());
  const subfolder = String(form.get('subfolder') ?? '');
  const { name: stem, ext } = path.parse(image.name);
  const hash = (data: Buffer) => createHash('sha256').update(data).digest('hex');
  const place = (name: string) => (subfolder === '' ? name : `${subfolder}/${name}`);
  let name = image.name;
  for (let n = 1; ; n++) {
    const there = pictures.get(place(name));
    if (!there || hash(there) === hash(content)) break;
    name = `${stem} (${n})${ext}`;
  }
  pictures.set(place(name), content);
  return ok({ name, subfolder, type: 'input' });
}

function view(state: FakeState, query: URLSearchParams): Answered {
  const filename = query.get('filename');
  if (filename === null) return { status: 400, body: '' };
  if (filename.includes('..') || filename.startsWith('/')) return { status: 403, body: '' };
  const place = `${query.get('subfolder') ?? ''}/${filename}`;
  const type = query.get('type') ?? 'output';
  const bytes =
    type === 'input' ? state.pictures.get(place.replace(/^\//, '')) : state.engine.files.get(`${type}/${place}`);
  if (!bytes) return { status: 404, body: '' };
  const headers = {
    'accept-ranges': 'bytes',
    etag: `"${bytes.length.toString(16)}"`,
    'content-disposition': `filename="${filename}"`,
  };
  if (!state.truncateNextView) return { status: 200, body: bytes, type: 'image/png', headers };
  state.truncateNextView = false;
  return {
    status: 200,
    body: bytes.subarray(0, bytes.length >> 1),
    type: 'image/png',
    headers: { ...headers, 'content-length': String(bytes.length), connection: 'close' },
  };
}

const GIB = 1024 ** 3;
const stats = ({ version }: FakeState) =>
  ok({
    system: {
      os: 'posix',
      ram_total: 64 * GIB,
      ram_free: 48 * GIB,
      comfyui_version: version,
      python_version: '3.12.3',
      pytorch_version: '2.8.0+cu128',
      embedded_python: false,
      argv: ['main.py'],
    },
    devices: [
      {
        name: 'cuda:0 NVIDIA GeForce RTX 4090 : cudaMallocAsync',
        type: 'cuda',
        index: 0,
        vram_total: 24 * GIB,
        vram_free: 20 * GIB,
        torch_vram_total: 0,
        torch_vram_free: 0,
      },
    ],
  });

function read(state: FakeState, pathname: string, query: URLSearchParams): Answered {
  const { engine, flavour, models } = state;
  const [, first, second = '', third = ''] = pathname.split('/').map(decodeURIComponent);
  const entries = (pairs: Iterable<[string, unknown]>) => ok(Object.fromEntries(pairs));
  switch (first) {
    case 'system_stats':
      return stats(state);
    case 'features':
      return ok({ supports_preview_metadata: true, max_upload_size: 104_857_600 });
    case 'object_info': {
      const told = describeFakeClasses(state.classes(), flavour === 'new');
      return ok(second === '' ? told : second in told ? { [second]: told[second] } : {});
    }
    case 'models':
      return ok(second === '' ? Object.keys(models) : (models[second as keyof FakeModels] ?? []));
    case 'experiment': {
      const files = models[third as keyof FakeModels];
      return flavour === 'ancient' || !files
        ? MISSING
        : ok(
            files.map((name, index) => ({ name, pathIndex: 0, modified: 1, created: 1, size: 6_938_040_682 + index })),
          );
    }
    case 'queue':
      return queue(state);
    case 'prompt':
      return ok({ exec_info: { queue_remaining: engine.remaining } });
    case 'history':
      if (second !== '') return entries([...engine.history].filter(([id]) => id === second));
      return entries([...engine.history].slice(-Number(query.get('max_items') ?? 10_000)));
    case 'view':
      return view(state, query);
    case 'jobs':
      if (flavour !== 'new') return MISSING;
      return second === ''
        ? ok({ jobs: [], pagination: { offset: 0, limit: 1, total: 0, has_more: false } })
        : readJob(state, second);
    default:
      return MISSING;
  }
}

/** Answers a request as ComfyUI would; every path is there under `/api` too. */
export async function answerFake(state: FakeState, request: IncomingMessage, bytes: Buffer): Promise<Answered> {
  const { pathname: whole, searchParams } = new URL(request.url ?? '/', 'http://fake');
  state.seen.paths.push(`${request.method} ${whole}`);
  const pathname = whole.replace(/^\/api(?=\/)/, '');
  if (request.method === 'GET' && pathname === '/queue' && state.queueWhenIdle)
    while (state.engine.remaining > 0) await sleep(5);
  if (pathname === '/object_info') await sleep(state.nodesAfterMs);
  if (request.method === 'GET')
    return pathname === '/jobs' && whole === '/jobs' ? MISSING : read(state, pathname, searchParams);
  if (pathname === '/upload/image') return await takePicture(state, request, bytes);
  let body: Record<string, unknown>;
  try {
    body = bytes.length === 0 ? {} : JSON.parse(bytes.toString('utf8'));
  } catch {
    return CRASH;
  }
  const cancel = /^\/jobs\/([^/]+)\/cancel$/.exec(pathname);
  if (cancel)
    return state.flavour === 'new'
      ? cancelJob(state, cancel[1] ?? '')
      : { status: 405, body: '405: Method Not Allowed' };
  switch (pathname) {
    case '/prompt':
      return takePrompt(state, body);
    case '/queue':
      return changeQueue(state, body);
    case '/interrupt':
      return interrupt(state, body);
    case '/history':
      if (body.clear) state.engine.history.clear();
      return { status: 200, body: '' };
    default:
      return { status: 405, body: '405: Method Not Allowed' };
  }
}
