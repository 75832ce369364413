import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';

/** How the fake behaves. `jobMs` is how long a job works; `model` is the file it was started with. */
export type SdcppFakeOptions = {
  readonly model?: string;
  readonly modes?: readonly ('img_gen' | 'vid_gen')[];
  readonly jobMs?: number;
  readonly queueSize?: number;
  readonly cancelsWorking?: boolean;
  /** Without the native API, as builds before it. */
  readonly old?: boolean;
};

type FakeJob = {
  readonly id: string;
  readonly kind: string;
  readonly body: Record<string, unknown>;
  status: 'queued' | 'generating' | 'completed' | 'failed' | 'cancelled';
  result: object | null;
  error: { code: string; message: string } | null;
  gone: boolean;
};

const WEBM = Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'hex');

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return parts.length === 0 ? {} : JSON.parse(Buffer.concat(parts).toString('utf8'));
}

/** A true HTTP server that behaves as sd-server's `/sdcpp/v1` does: one job at a time, the rest in a queue of a fixed length. */
export async function startSdcppFake(options: SdcppFakeOptions = {}) {
  const { model = '/models/sd_xl_base_1.0.safetensors', modes = ['img_gen'], jobMs = 60, queueSize = 3 } = options;
  const { cancelsWorking = true, old = false } = options;
  const jobs = new Map<string, FakeJob>();
  const cancels: string[] = [];
  let failing: { code: string; message: string } | null = null;
  let refusing: { status: number; body: unknown } | null = null;

  const capabilities = () => ({
    model: {
      name: model.split('/').at(-1),
      stem: model
        .split('/')
        .at(-1)
        ?.replace(/\.\w+$/, ''),
      path: model,
    },
    current_mode: modes[0],
    supported_modes: modes,
    defaults_by_mode: {},
    output_formats_by_mode: { img_gen: ['png', 'jpeg', 'webp'], vid_gen: ['webm', 'webp', 'avi'] },
    features_by_mode: {
      img_gen: {
        init_image: true,
        mask_image: true,
        ref_images: true,
        lora: true,
        cancel_queued: true,
        cancel_generating: cancelsWorking,
      },
      vid_gen: {
        init_image: true,
        end_image: true,
        lora: true,
        cancel_queued: true,
        cancel_generating: cancelsWorking,
      },
    },
    samplers: ['euler', 'euler_a', 'heun', 'dpm++2m', 'lcm'],
    schedulers: ['discrete', 'karras', 'simple'],
    loras: [{ name: 'paper', path: 'styles/paper.safetensors' }],
    upscalers: [],
    limits: {
      min_width: 64,
      max_width: 1280,
      min_height: 64,
      max_height: 1280,
      max_batch_count: 8,
      max_queue_size: queueSize,
    },
  });

  const finish = async (job: FakeJob) => {
    if (job.status !== 'generating') return;
    if (failing) {
      Object.assign(job, { status: 'failed', error: failing });
      failing = null;
    } else if (job.kind === 'vid_gen') {
      // The core rounds the frames down to 4n + 1.
      const frames = Math.floor((Number(job.body.video_frames) - 1) / 4) * 4 + 1;
      const result = { output_format: 'webm', mime_type: 'video/webm', fps: job.body.fps, frame_count: frames };
      Object.assign(job, { status: 'completed', result: { ...result, b64_json: WEBM.toString('base64') } });
    } else {
      const size = { width: Number(job.body.width), height: Number(job.body.height) };
      const png = await sharp({ create: { ...size, channels: 3, background: 'teal' } })
        .png()
        .toBuffer();
      const images = [{ index: 0, b64_json: png.toString('base64') }];
      Object.assign(job, { status: 'completed', result: { output_format: 'png', images } });
    }
    startNext();
  };
  const startNext = () => {
    const all = [...jobs.values()];
    const next = all.find(({ status }) => status === 'queued');
    if (!next || all.some(({ status }) => status === 'generating')) return;
    next.status = 'generating';
    setTimeout(() => void finish(next), jobMs).unref();
  };
  const submit = (kind: 'img_gen' | 'vid_gen', body: Record<string, unknown>): [number, unknown] => {
    if (refusing) {
      const { status, body: told } = refusing;
      refusing = null;
      return [status, told];
    }
    if (!modes.includes(kind))
      return [400, { error: { code: 'unsupported_mode', message: `model does not support ${kind}` } }];
    const open = [...jobs.values()].filter(({ status }) => status === 'queued' || status === 'generating');
    if (open.length >= queueSize) return [429, { error: { code: 'queue_full', message: 'job queue is full' } }];
    const id = `job_${jobs.size + 1}`;
    jobs.set(id, { id, kind, body, status: 'queued', result: null, error: null, gone: false });
    startNext();
    return [202, { id, kind, status: 'queued', created: 1, poll_url: `/sdcpp/v1/jobs/${id}` }];
  };
  const cancel = (job: FakeJob): [number, unknown] => {
    cancels.push(job.id);
    const open = job.status === 'queued' || (job.status === 'generating' && cancelsWorking);
    if (!open) return [409, { error: { code: 'conflict', message: 'job cannot be cancelled' } }];
    Object.assign(job, { status: 'cancelled', error: { code: 'cancelled', message: 'job cancelled by client' } });
    startNext();
    return [200, view(job)];
  };
  const view = (job: FakeJob) => {
    const waiting = [...jobs.values()].filter(({ status }) => status === 'queued');
    const { id, kind, status, result, error } = job;
    return {
      id,
      kind,
      status,
      created: 1,
      started: null,
      completed: null,
      queue_position: waiting.indexOf(job) + 1,
      result,
      error,
    };
  };
  const answer = async (request: IncomingMessage): Promise<[number, unknown]> => {
    const { pathname } = new URL(request.url ?? '/', 'http://fake');
    const body = await readBody(request);
    if (old) return [404, null];
    if (pathname === '/sdcpp/v1/capabilities') return [200, capabilities()];
    if (pathname === '/sdcpp/v1/img_gen' || pathname === '/sdcpp/v1/vid_gen')
      return submit(pathname.endsWith('img_gen') ? 'img_gen' : 'vid_gen', body);
    const [, id = '', verb] = /^\/sdcpp\/v1\/jobs\/([^/]+)(\/cancel)?$/.exec(pathname) ?? [];
    const job = jobs.get(id);
    if (!job) return [404, { error: { code: 'not_found', message: 'no such job' } }];
    if (job.gone) return [410, { error: { code: 'gone', message: 'job result expired' } }];
    return verb ? cancel(job) : [200, view(job)];
  };
  const server = createServer((request, response) => {
    void answer(request).then(([status, body]) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    /** Every job by its id, with what was posted. */
    jobs,
    /** The ids that a cancel was asked for. */
    cancels,
    /** Another client's job. */
    submitOther: () => submit('img_gen', { width: 64, height: 64 }),
    failNext: (message: string) => {
      failing = { code: 'generation_failed', message };
    },
    refuseNext: (status: number, body: unknown) => {
      refusing = { status, body };
    },
    /** Throws all jobs away: 410 from now on. */
    forget: () => {
      for (const job of jobs.values()) job.gone = true;
    },
    close: () =>
      new Promise<void>(done => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
