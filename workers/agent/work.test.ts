import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import sharp from 'sharp';
import { uuidv7 } from 'uuidv7';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Refusal } from '../../backend/contract/problem.ts';
import { openStudio, value, workerSelf } from '../../backend/studio.fake.ts';
import type { Runtime, RuntimeJob, RuntimeReport } from '../runtimes/runtime.ts';
import { openOutbox } from './outbox.ts';
import { openStudioDoor } from './studio-door.ts';
import { work } from './work.ts';

type Run = (job: RuntimeJob, report: RuntimeReport, signal: AbortSignal) => Promise<unknown>;

/** A real studio and a real agent over HTTP, whose runtime does as the test says before it paints. */
async function openAgent(act: Run) {
  const bench = await openStudio(undefined, { tempo: { heartbeatMs: 500 } });
  const { studio, api, workerToken, projectId } = bench;
  const { models } = await value(api.listModels({}));
  const cards = models.map(({ workers: _, online: __, ...card }) => card);
  const runtime: Runtime = {
    name: 'test',
    look: async () => ({ version: '1', models: cards, gpus: [], loadedModel: null }),
    run: async (job, report, signal) => {
      await act(job, report, signal);
      const file = path.join(job.folder, 'out.png');
      await writeFile(
        file,
        await sharp({ create: { width: 16, height: 16, channels: 3, background: 'teal' } })
          .png()
          .toBuffer(),
      );
      return {
        files: [{ path: file, type: 'image/png', seed: job.task.seed }],
        unmapped: [{ name: 'negative', why: 'it cannot' }],
        versions: { test: '1' },
      };
    },
  };
  const drain = new AbortController();
  const said: string[] = [];
  const instanceId = uuidv7();
  const parts = {
    studio: openStudioDoor({
      address: studio.address,
      fetch: request => fetch(request),
      token: workerToken,
      instanceId,
    }),
    name: 'Bench PC',
    instanceId,
    runtimes: [runtime],
    say: (words: string) => void said.push(words),
    outbox: await openOutbox(path.join(studio.folder, 'worker'), words => void said.push(words)),
  };
  const working = work(parts, drain.signal).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    said.push(error.message);
  });
  onTestFinished(async () => {
    drain.abort();
    await working;
  });
  const ask = (parameters: object = {}) =>
    value(
      api.createTask({
        body: { projectId, modelId: 'previz-sketch', parameters: { prompt: 'a lamp', ...parameters } },
      }),
    );
  const until = (id: string, status: string) =>
    vi.waitFor(async () => {
      const batch = await value(api.readBatch({ params: { id } }));
      expect(batch.tasks[0]?.status).toBe(status);
      return batch;
    }, 15_000);
  return { ...bench, ask, until, drain, working, said };
}

describe('the agent', () => {
  it('runs what it is handed and delivers it, with its progress on the way and what could not be done as asked', async () => {
    const { ask, until, api } = await openAgent(async (_, report) => {
      report({ fraction: 0.5, step: 1, steps: 2, message: 'Halfway' });
      await sleep(300);
    });
    const batch = await ask();
    await vi.waitFor(
      async () =>
        expect((await value(api.readBatch({ params: { id: batch.id } }))).tasks[0]?.progress?.message).toBe('Halfway'),
      10_000,
    );
    const done = await until(batch.id, 'succeeded');
    const { variants } = await value(api.readGeneration({ params: { id: done.takes[0]?.id ?? '' } }));
    expect(variants[0]?.recipe).toMatchObject({ runtime: 'test', unmapped: [{ name: 'negative', why: 'it cannot' }] });
  });

  it('stops within moments when the task is cancelled, and takes the next one', async () => {
    let stopped = 0;
    const { ask, until, api } = await openAgent(async (job, _, signal) => {
      if (job.task.parameters.prompt !== 'for ever') return;
      await sleep(60_000, undefined, { signal }).catch(() => {
        stopped = performance.now();
        signal.throwIfAborted();
      });
    });
    const long = await ask({ prompt: 'for ever' });
    await until(long.id, 'running');
    const asked = performance.now();
    await value(api.cancelTask({ params: { id: long.tasks[0]?.id ?? '' } }));
    const next = await ask();
    await until(next.id, 'succeeded');
    expect(stopped).toBeGreaterThan(asked);
    expect((await until(long.id, 'cancelled')).takes).toEqual([]);
  });

  it('delivers what it has made although its lease was lost meanwhile, and it is not made again', async () => {
    let runs = 0;
    const { ask, until, agent, api, working, said } = await openAgent(async (_, __, signal) => {
      runs += 1;
      const { models } = await value(api.listModels({}));
      const cards = models.map(({ workers: _, online: __, ...card }) => card);
      // Another instance of the same worker takes the lease away; the next heartbeat says so.
      await value(agent.register({ body: workerSelf(cards, uuidv7()) }));
      await vi.waitFor(() => expect(signal.aborted).toBe(true), 10_000);
    });
    const done = await until((await ask()).id, 'succeeded');
    expect([runs, done.takes.length, done.takes[0]?.variants]).toEqual([1, 1, 1]);
    await working;
    expect(said.at(-1)).toContain('Another agent has started with this token');
  });

  it('hands the input picture to the runtime as a file', async () => {
    let seen = '';
    const { ask, until, studio } = await openAgent(async job => {
      seen = job.inputs.reference ?? '';
      expect((await sharp(seen).metadata()).width).toBe(24);
    });
    const bytes = await sharp({ create: { width: 24, height: 24, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const headers = {
      authorization: `Bearer ${studio.desktopToken}`,
      host: 'studio.local',
      'content-type': 'image/png',
    };
    const { media } = (await studio.app.inject({ method: 'POST', url: '/api/media', headers, payload: bytes })).json();
    const batch = await ask({ reference: { media: media.sha256 } });
    await until(batch.id, 'succeeded');
    expect(seen).toContain(media.sha256);
  });

  it('tells a failure with its reason; one that is the request’s own fault is not tried again', async () => {
    const { ask, until } = await openAgent(async job => {
      if (job.task.parameters.prompt === 'bug') throw new TypeError('out of paint');
      const issues = [{ path: 'prompt', message: 'no' }];
      throw new Refusal({ code: 'invalid_request', message: 'It cannot draw that.', issues });
    });
    const refused = await until((await ask()).id, 'failed');
    expect(refused.tasks[0]).toMatchObject({
      attempts: 1,
      problem: { code: 'invalid_request', message: 'It cannot draw that.' },
    });
    const bug = await ask({ prompt: 'bug' });
    await vi.waitFor(
      async () =>
        expect((await until(bug.id, 'queued')).tasks[0]?.problem).toMatchObject({
          code: 'runtime_failed',
          reason: 'out of paint',
        }),
      10_000,
    );
  });

  it('takes the next task as soon as one is done, and does not sit out its heartbeat', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const { api, projectId } = await openAgent(async () => {
      await sleep(100);
      collect();
    });
    const body = { projectId, modelId: 'previz-sketch', parameters: { prompt: 'a lamp', count: 3 } };
    const { id } = await value(api.createTask({ body }));
    await vi.waitFor(async () => {
      const { tasks } = await value(api.readBatch({ params: { id } }));
      expect(tasks.map(task => task.status)).toEqual(['succeeded', 'succeeded', 'succeeded']);
    }, 12_000);
  });

  it('finishes what it runs before it leaves', async () => {
    const { ask, until, drain, working, api } = await openAgent(() => sleep(400));
    const batch = await ask();
    await until(batch.id, 'running');
    drain.abort();
    await working;
    await until(batch.id, 'succeeded');
    expect((await value(api.listWorkers({}))).workers[0]?.state).toBe('offline');
  });
});
