import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type WebSocket, WebSocketServer } from 'ws';
import { FakeEngine, type FakeTempo } from './comfyui-engine.fake.ts';
import { FAKE_MODELS, type FakeModels, listFakeClasses } from './comfyui-nodes.fake.ts';
import { answerFake, type FakeReply, type FakeState } from './comfyui-routes.fake.ts';

/** How a played ComfyUI is to be. `old` is 0.3.64, which has no `/api/jobs`; `ancient` is 0.3.40, whose interrupt stops whatever runs; `new` is of mid-2026. */
export type ComfyuiFakeOptions = {
  readonly flavour?: 'ancient' | 'old' | 'new';
  readonly models?: Partial<FakeModels>;
  readonly stepMs?: number;
  readonly previews?: FakeTempo['previews'];
  /** `user:password`, where it stands behind HTTP Basic. */
  readonly credentials?: string;
  /** Classes that a person has added, each a node without inputs checked. */
  readonly nodes?: readonly string[];
  readonly port?: number;
};

const VERSIONS = { ancient: '0.3.40', old: '0.3.64', new: '0.12.3' } as const;

const send = (response: ServerResponse, { status, body, type, headers }: FakeReply): void => {
  const isBytes = Buffer.isBuffer(body);
  const payload = isBytes ? body : typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
  const contentType =
    type ??
    (isBytes
      ? 'application/octet-stream'
      : typeof body === 'string'
        ? 'text/plain; charset=utf-8'
        : 'application/json; charset=utf-8');
  response.writeHead(status, { 'content-type': contentType, ...headers });
  response.end(payload);
};

/** Starts a ComfyUI that is a real server over HTTP and WebSocket on loopback, with the traps of the real one; it paints, and computes nothing. */
export async function startComfyuiFake(options: ComfyuiFakeOptions = {}) {
  const { flavour = 'new', stepMs = 5, previews = 'with papers', credentials } = options;
  const sockets = new Map<WebSocket, string>();
  const lines = new Set<Socket>();
  let silent = false;
  const engine = new FakeEngine({ stepMs, previews, breakWith: null, holds: false }, (clientId, message) => {
    if (silent) return;
    for (const [socket, id] of sockets)
      if (clientId === null || clientId === id)
        socket.send(Buffer.isBuffer(message) ? message : JSON.stringify(message));
  });
  const models: Record<keyof FakeModels, readonly string[]> = { ...FAKE_MODELS, ...options.models };
  const pictures = new Map<string, Buffer>();
  const state: FakeState = {
    engine,
    models,
    pictures,
    flavour,
    version: VERSIONS[flavour],
    classes: () => ({
      ...listFakeClasses(models, [...pictures.keys()]),
      ...Object.fromEntries(
        (options.nodes ?? []).map(name => [name, { required: {}, optional: {}, isOutput: /^Save/.test(name) }]),
      ),
    }),
    seen: { origins: [], interrupts: [], prompts: [], paths: [] },
    swallowNextAnswer: false,
    truncateNextView: false,
    nodesAfterMs: 0,
    queueWhenIdle: false,
  };

  const isRefused = ({ headers }: IncomingMessage): number | null => {
    if (headers.origin !== undefined) {
      state.seen.origins.push(headers.origin);
      if (new URL(headers.origin).host !== headers.host) return 403;
    }
    const wanted = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;
    return wanted && headers.authorization !== wanted ? 401 : null;
  };
  const server = createServer(async (request, response) => {
    const refused = isRefused(request);
    if (refused !== null) return send(response, { status: refused, body: '' });
    const reply = await answerFake(state, request, await buffer(request));
    if (reply === 'hang up') request.socket.destroy();
    else send(response, reply);
  });
  server.on('connection', line => {
    lines.add(line);
    line.on('close', () => lines.delete(line));
  });
  const doors = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, line, head) => {
    const refused = isRefused(request);
    if (refused !== null) return void line.end(`HTTP/1.1 ${refused} Refused\r\n\r\n`);
    doors.handleUpgrade(request, line, head, socket => {
      const id = new URL(request.url ?? '', 'http://fake').searchParams.get('clientId') ?? '';
      sockets.set(socket, id);
      socket.on('close', () => sockets.delete(socket));
      socket.send(
        JSON.stringify({
          type: 'status',
          data: { status: { exec_info: { queue_remaining: engine.remaining } }, sid: id },
        }),
      );
    });
  });
  const listen = (port: number) => new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
  await listen(options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    for (const socket of sockets.keys()) socket.terminate();
    const closed = new Promise(resolve => server.close(resolve));
    for (const line of lines) line.destroy();
    await closed;
  };

  return {
    address: `http://127.0.0.1:${port}`,
    engine,
    seen: state.seen,
    /** The names of what was saved for good. */
    saved: () =>
      [...engine.files.keys()].filter(name => name.startsWith('output/')).map(name => name.replace(/^output\/+/, '')),
    removeModel: (folder: keyof FakeModels, name: string) => {
      models[folder] = models[folder].filter(each => each !== name);
    },
    /** Lets the queue be told only when nothing is in it any more. */
    delayQueue: () => {
      state.queueWhenIdle = true;
    },
    /** Lets all nodes be told only after so many ms. */
    delayNodes: (ms: number) => {
      state.nodesAfterMs = ms;
    },
    /** Sockets stay open and tell nothing any more. */
    fallSilent: () => {
      silent = true;
    },
    /** Breaks every socket once. */
    dropSockets: () => {
      for (const socket of sockets.keys()) socket.terminate();
    },
    /** Takes the next graph, and breaks the line before it says so. */
    swallowNextAnswer: () => {
      state.swallowNextAnswer = true;
    },
    /** Breaks the line in the middle of the next result. */
    truncateNextView: () => {
      state.truncateNextView = true;
    },
    /** Lets runs stand still in their middle, until they are let go. */
    holdRuns: () => {
      engine.tempo.holds = true;
    },
    letRunsGo: () => {
      engine.tempo.holds = false;
    },
    /** Lets every run from now on break in its second step. */
    breakRuns: (type: string, message: string) => {
      engine.tempo.breakWith = { type, message };
    },
    /** Stops, forgets everything but its files, and comes back on the same port. `meanwhile` happens while it is away. */
    restart: async (meanwhile: () => void | Promise<void> = () => undefined) => {
      await stop();
      engine.forget();
      await meanwhile();
      await listen(port);
    },
    close: async () => {
      engine.forget();
      await stop();
    },
  };
}
