import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';

/** How the fake behaves; times in ms. `taskNames` is whether it takes `force_task_id`, as A1111 and Forge do. */
export type A1111FakeOptions = {
  readonly flavour?: 'a1111' | 'forge' | 'sdnext';
  readonly taskNames?: boolean;
  readonly credentials?: string;
  readonly stepMs?: number;
  readonly steps?: number;
  readonly api?: boolean;
  /** As `samples_format` in its settings: what the base64 of a result truly is. */
  readonly format?: 'png' | 'webp';
};

type Job = { readonly id: string; readonly timestamp: string; step: number; interrupted: boolean };

const MODELS = [
  {
    title: 'v1-5-pruned-emaonly.safetensors [6ce0161689]',
    model_name: 'v1-5-pruned-emaonly',
    hash: '6ce0161689',
    sha256: '6ce0161689b3853acaa03779ec93eafe75a02f4ced659bee03f50797806fa2fa',
    filename: '/models/Stable-diffusion/v1-5-pruned-emaonly.safetensors',
    config: null,
  },
  {
    title: 'xl/sd_xl_base_1.0.safetensors',
    model_name: 'xl_sd_xl_base_1.0',
    hash: null,
    sha256: null,
    filename: '/models/Stable-diffusion/xl/sd_xl_base_1.0.safetensors',
    config: null,
  },
  {
    title: 'flux1-dev-bnb-nf4.safetensors',
    model_name: 'flux1-dev-bnb-nf4',
    hash: null,
    sha256: null,
    filename: '/models/Stable-diffusion/flux1-dev-bnb-nf4.safetensors',
    config: null,
  },
];
const SAMPLERS = ['DPM++ 2M', 'Euler a', 'Euler', 'Heun', 'UniPC'].map(name => ({ name, aliases: [], options: {} }));
const SCHEDULERS = ['automatic', 'karras', 'simple'].map(name => ({ name, label: name, aliases: null }));

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return parts.length === 0 ? {} : JSON.parse(Buffer.concat(parts).toString('utf8'));
}

const paint = (format: 'png' | 'webp', width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'teal' } })
    .toFormat(format)
    .toBuffer();

/** A true HTTP server that behaves as A1111, Forge or SD.Next do: one lock for all, progress and interrupt of whatever runs. */
export async function startA1111Fake(options: A1111FakeOptions = {}) {
  const {
    flavour = 'a1111',
    taskNames = flavour !== 'sdnext',
    stepMs = 15,
    steps = 6,
    api = true,
    format = 'png',
  } = options;
  const posted: { path: string; body: Record<string, unknown> }[] = [];
  const interrupted: string[] = [];
  const finished: string[] = [];
  const saved: string[] = [];
  const waiting: string[] = [];
  let current: Job | null = null;
  let lock = Promise.resolve();
  let made = 0;
  let checkpoint = MODELS[0]?.title;
  let failing: { status: number; body: unknown } | null = null;
  let cutting = false;

  const work = async (id: string): Promise<Job> => {
    waiting.push(id);
    const before = lock;
    const { promise, resolve } = Promise.withResolvers<void>();
    lock = promise;
    await before;
    waiting.splice(waiting.indexOf(id), 1);
    const job: Job = { id, timestamp: `20260101${String(++made).padStart(6, '0')}`, step: 0, interrupted: false };
    current = job;
    while (job.step < steps && !job.interrupted) {
      await sleep(stepMs);
      job.step += 1;
    }
    current = null;
    finished.push(id);
    resolve();
    return job;
  };

  const generate = async (path: string, body: Record<string, unknown>, request: IncomingMessage, reply: Reply) => {
    posted.push({ path, body });
    if (failing) {
      const { status, body: told } = failing;
      failing = null;
      return reply(status, told);
    }
    if (!SAMPLERS.some(({ name }) => name === (body.sampler_name ?? 'Euler')))
      return reply(400, { detail: 'Sampler not found' });
    const id =
      taskNames && typeof body.force_task_id === 'string' ? body.force_task_id : `task(txt2img-${posted.length})`;
    const override = body.override_settings as { sd_model_checkpoint?: string } | undefined;
    const former = checkpoint;
    const working = work(id);
    if (cutting) {
      cutting = false;
      await sleep(stepMs * 2);
      request.socket.destroy();
    }
    const job = await working;
    checkpoint = override?.sd_model_checkpoint ?? checkpoint;
    if (body.override_settings_restore_afterwards !== false) checkpoint = former;
    const image = await paint(format, Number(body.width), Number(body.height));
    if (body.save_images === true) saved.push(id);
    const info = { seed: body.seed, all_seeds: [body.seed], infotexts: [''], version: 'v1.10.1' };
    reply(200, {
      images: job.interrupted ? [] : [image.toString('base64')],
      parameters: body,
      info: JSON.stringify(info),
    });
  };

  type Reply = (status: number, body?: unknown) => void;
  const progressOf = async (id: string) => {
    const active = current?.id === id;
    const share = active && current ? current.step / steps : null;
    const preview = active ? await paint('png', 64, 64) : null;
    return {
      active,
      queued: waiting.includes(id),
      completed: finished.includes(id),
      progress: share,
      eta: null,
      live_preview: preview && `data:image/png;base64,${preview.toString('base64')}`,
      id_live_preview: active && current ? current.step : -1,
      textinfo: active ? null : 'Waiting...',
    };
  };
  const progress = async () => ({
    progress: current ? current.step / steps : 0,
    eta_relative: 0,
    state: {
      skipped: false,
      interrupted: current?.interrupted ?? false,
      job: current ? 'Batch 1 out of 1' : '',
      job_count: current ? 1 : 0,
      job_no: 0,
      job_timestamp: current?.timestamp ?? '0',
      sampling_step: current?.step ?? 0,
      sampling_steps: current ? steps : 0,
    },
    current_image: current ? (await paint('png', 64, 64)).toString('base64') : null,
    textinfo: null,
  });

  const notFound = { detail: 'Not Found' };
  const answer = async (request: IncomingMessage, reply: Reply): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://fake');
    const body = await readBody(request);
    if (!api && pathname.startsWith('/sdapi')) return reply(404, notFound);
    const wanted = options.credentials && `Basic ${Buffer.from(options.credentials).toString('base64')}`;
    if (wanted && pathname.startsWith('/sdapi') && request.headers.authorization !== wanted)
      return reply(401, { detail: 'Incorrect username or password' });
    switch (pathname) {
      case '/sdapi/v1/sd-models':
        return reply(200, MODELS);
      case '/sdapi/v1/samplers':
        return reply(200, SAMPLERS);
      case '/sdapi/v1/schedulers':
        return flavour === 'sdnext' ? reply(404, notFound) : reply(200, SCHEDULERS);
      case '/sdapi/v1/options':
        return reply(200, { sd_model_checkpoint: checkpoint, ...(flavour === 'forge' && { forge_preset: 'sd' }) });
      case '/sdapi/v1/memory':
        return reply(200, {
          ram: { free: 1, used: 1, total: 2 },
          cuda: { system: { free: 1, used: 1, total: 25_757_220_864 } },
        });
      case '/sdapi/v1/progress':
        return reply(200, await progress());
      case '/sdapi/v1/status':
        if (flavour !== 'sdnext') return reply(404, notFound);
        return reply(200, {
          status: current ? 'running' : 'idle',
          task: '',
          step: current?.step ?? 0,
          steps,
          queued: waiting.length,
          eta: 0,
          uptime: 1,
        });
      case '/sdapi/v1/interrupt':
        if (current) {
          current.interrupted = true;
          interrupted.push(current.id);
        }
        return flavour === 'sdnext' ? reply(204) : reply(200, {});
      case '/internal/progress':
        return flavour === 'sdnext' ? reply(404, notFound) : reply(200, await progressOf(String(body.id_task)));
      case '/sdapi/v1/txt2img':
      case '/sdapi/v1/img2img':
        return await generate(pathname, body, request, reply);
      default:
        return reply(404, notFound);
    }
  };

  const server = createServer((request, response: ServerResponse) => {
    const reply: Reply = (status, body) => {
      if (response.destroyed) return;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    };
    void answer(request, reply);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    posted,
    /** The names of the jobs that an interrupt hit, that were finished, and whose pictures lie in its output folder. */
    interrupted,
    finished,
    saved,
    /** Another client's job; ends as any other. */
    runOther: (id = 'task(txt2img-OTHER)') => work(id),
    failNext: (status: number, body: unknown) => {
      failing = { status, body };
    },
    /** Ends the connection of the next request while its picture is being made. */
    cutNext: () => {
      cutting = true;
    },
    close: () =>
      new Promise<void>(done => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
