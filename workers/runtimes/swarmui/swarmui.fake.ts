import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { type WebSocket, WebSocketServer } from 'ws';

/** How the fake behaves. `token` is an account's; `asData` gives pictures out as data URLs, as with saving turned off. */
export type SwarmuiFakeOptions = {
  readonly token?: string;
  readonly asData?: boolean;
  readonly stepMs?: number;
  readonly steps?: number;
};

type Body = Record<string, unknown>;

const MODELS = [
  {
    name: 'OfficialStableDiffusion/sd_xl_base_1.0.safetensors',
    title: 'SDXL',
    architecture: 'stable-diffusion-xl-v1-base',
    class: 'Stable Diffusion XL 1.0-Base',
    compat_class: 'stable-diffusion-xl-v1',
    standard_width: 1024,
    standard_height: 1024,
    is_supported_model_format: true,
  },
  {
    name: 'mystery.safetensors',
    title: 'Mystery',
    architecture: 'flux-1-dev',
    class: 'Flux.1 Dev',
    compat_class: 'flux-1',
    standard_width: 1024,
    standard_height: 1024,
    is_supported_model_format: true,
  },
  {
    name: 'wan2.1_t2v.safetensors',
    title: 'Wan',
    architecture: 'wan-2_1-text2video',
    class: 'Wan 2.1',
    compat_class: 'wan-21-14b',
    standard_width: 832,
    standard_height: 480,
    is_supported_model_format: true,
  },
  {
    name: 'old.ckpt',
    title: null,
    architecture: null,
    class: null,
    compat_class: null,
    standard_width: 0,
    standard_height: 0,
    is_supported_model_format: false,
  },
];
const PARAMS = [
  ...[
    'prompt',
    'negativeprompt',
    'steps',
    'seed',
    'cfgscale',
    'width',
    'height',
    'initimage',
    'initimagecreativity',
    'maskimage',
    'fluxguidancescale',
  ].map(id => ({ id, name: id, type: 'text', values: null })),
  { id: 'sampler', name: 'Sampler', type: 'dropdown', values: ['euler', 'euler_ancestral', 'dpmpp_2m'] },
  { id: 'scheduler', name: 'Scheduler', type: 'dropdown', values: ['normal', 'karras', 'simple'] },
];
const IDLE = { waiting_gens: 0, loading_models: 0, waiting_backends: 0, live_gens: 0 };

async function readBody(request: IncomingMessage): Promise<Body> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return parts.length === 0 ? {} : JSON.parse(Buffer.concat(parts).toString('utf8'));
}

/** A true HTTP and WebSocket server that behaves as SwarmUI does: sessions, and work that is interrupted by session. */
export async function startSwarmuiFake(options: SwarmuiFakeOptions = {}) {
  const { token, asData = false, stepMs = 20, steps = 5 } = options;
  const sessions = new Set<string>();
  const working = new Map<string, AbortController>();
  const posted: Body[] = [];
  const interrupted: string[] = [];
  const views = new Map<string, Buffer>();
  let opened = 0;
  let failing: Body | null = null;
  let cutting = false;
  let discarding = false;

  const route = (name: string, body: Body): Body => {
    if (name === 'GetNewSession') {
      const id = `SESSION${++opened}`;
      sessions.add(id);
      return {
        session_id: id,
        user_id: 'local',
        output_append_user: true,
        version: '0.9.7.0.GIT-fake',
        server_id: 'fake',
      };
    }
    const session = String(body.session_id);
    if (!sessions.has(session))
      return { error_id: 'invalid_session_id', error: 'Invalid session ID. You may need to refresh the page.' };
    switch (name) {
      case 'ListModels':
        return { folders: ['OfficialStableDiffusion'], files: MODELS };
      case 'ListT2IParams':
        return { list: PARAMS, models: {}, wildcards: [], param_edits: null };
      case 'ListLoadedModels':
        return { models: [{ name: MODELS[0]?.name }] };
      case 'GetServerResourceInfo':
        return { gpus: { 0: { name: 'NVIDIA GeForce RTX 4090', total_memory: 25_757_220_864 } } };
      case 'GetCurrentStatus':
        return { status: { ...IDLE, live_gens: working.size } };
      case 'InterruptAll':
        interrupted.push(session);
        working.get(session)?.abort();
        return { success: true };
      default:
        return { error: `Unknown API route ${name}` };
    }
  };

  const generate = async (socket: WebSocket, body: Body) => {
    const say = (message: Body) => socket.send(JSON.stringify(message));
    const session = String(body.session_id);
    if (!sessions.has(session)) {
      say({ error_id: 'invalid_session_id', error: 'Invalid session ID.' });
      return socket.close();
    }
    posted.push(body);
    const stop = new AbortController();
    working.set(session, stop);
    say({
      status: { ...IDLE, waiting_gens: 1 },
      backend_status: { status: 'running', class: '', message: '', any_loading: false },
      supported_features: [],
    });
    if (failing) {
      say(failing);
      failing = null;
      working.delete(session);
      return socket.close();
    }
    const preview = await sharp({ create: { width: 32, height: 32, channels: 3, background: 'navy' } })
      .jpeg()
      .toBuffer();
    for (let step = 1; step <= steps && !stop.signal.aborted; step++) {
      await sleep(stepMs);
      if (cutting) {
        cutting = false;
        working.delete(session);
        return socket.terminate();
      }
      say({
        gen_progress: {
          batch_index: '0',
          overall_percent: step / steps,
          current_percent: 0.5,
          preview: `data:image/jpeg;base64,${preview.toString('base64')}`,
        },
      });
    }
    working.delete(session);
    if (!stop.signal.aborted) {
      const png = await sharp({
        create: { width: Number(body.width), height: Number(body.height), channels: 3, background: 'teal' },
      })
        .png()
        .toBuffer();
      const place = `View/local/raw/2026-01-02/0304-${String(body.prompt).slice(0, 20)}-${posted.length}.png`;
      views.set(place, png);
      const image = asData ? `data:image/png;base64,${png.toString('base64')}` : place;
      say({ image: { image, batch_index: '0', metadata: '{}' } });
      if (discarding) say({ discard_indices: [0] });
    }
    say({ status: IDLE });
    socket.close();
  };

  const signedIn = (request: IncomingMessage) =>
    token === undefined || (request.headers.cookie ?? '').includes(`swarm_token=${token}`);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://fake');
    const json = (body: Body) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    void readBody(request).then(body => {
      if (pathname.startsWith('/API/'))
        return json(signedIn(request) ? route(pathname.slice(5), body) : { error: 'You must log in to an account.' });
      const view = views.get(decodeURIComponent(pathname.slice(1)));
      response.writeHead(view ? 200 : 404, { 'content-type': view ? 'image/png' : 'text/html' });
      response.end(view ?? '<h1>404</h1>');
    });
  });
  const sockets = new WebSocketServer({
    server,
    path: '/API/GenerateText2ImageWS',
    verifyClient: ({ req }: { req: IncomingMessage }) => signedIn(req),
  });
  sockets.on('connection', socket => socket.once('message', data => void generate(socket, JSON.parse(String(data)))));
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    /** What generations were told. */
    posted,
    /** The sessions that asked for an interrupt, and those at work. */
    interrupted,
    working,
    /** Forgets all sessions, as a restart does. */
    forgetSessions: () => sessions.clear(),
    failNext: (message: Body) => {
      failing = message;
    },
    cutNext: () => {
      cutting = true;
    },
    discardAll: () => {
      discarding = true;
    },
    close: () =>
      new Promise<void>(done => {
        for (const socket of sockets.clients) socket.terminate();
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
