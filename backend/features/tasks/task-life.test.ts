import sharp from 'sharp';
import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import type { Batch } from '../../contract/tasks.ts';
import { Assignment } from '../../contract/worker.ts';
import { codeOf, openStudio, value, workerSelf } from '../../studio.fake.ts';
import { CLAIM, card, openBench } from './task-bench.fake.ts';

const statuses = (batch: Batch) => batch.tasks.map(task => task.status);

describe('a task', () => {
  it('goes from asked for to a take, and its recipe says how it was made', async () => {
    const { ask, claim, paint, deliver, read, api } = await openBench();
    const batch = await ask({ seed: 7 });
    expect(statuses(batch)).toEqual(['queued']);
    const assignment = await claim();
    expect(assignment?.task).toMatchObject({ modelId: card.id, seed: 7, parameters: { prompt: 'fog over a harbour' } });
    expect(statuses(await read(batch.id))).toEqual(['running']);

    const delivered = await value(deliver(assignment?.attemptId ?? '', await paint('#123456')));
    expect(delivered.accepted).toBe('result');
    const done = await read(batch.id);
    expect(statuses(done)).toEqual(['succeeded']);
    expect(done.takes[0]).toMatchObject({
      id: delivered.generationIds[0],
      seed: 7,
      media: { width: 64, type: 'image/png' },
    });
    const { variants } = await value(api.readGeneration({ params: { id: done.takes[0]?.id ?? '' } }));
    expect(variants[0]?.recipe).toMatchObject({
      worker: 'Bench PC',
      runtime: 'previz',
      parameters: { seed: 7 },
      tookMs: 5,
    });
  });

  it('is told its worker in the words of the contract, with nothing beside them', async () => {
    const { ask, studio, workerToken } = await openBench();
    await ask({ seed: 7, count: 2 });
    const reply = await fetch(new URL('/api/worker/claim', studio.address), {
      method: 'POST',
      headers: { authorization: `Bearer ${workerToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(CLAIM),
    });
    const told: unknown = await reply.json();
    expect(told).toEqual(Assignment.parse(told));
    expect(Assignment.parse(told).task).toMatchObject({ seed: 7, parameters: { prompt: 'fog over a harbour' } });
  });

  it('asked for six times becomes six tasks with seeds that follow each other', async () => {
    const { ask } = await openBench();
    const batch = await ask({ count: 6, seed: 40 });
    expect(batch.tasks.map(task => task.seed)).toEqual([40, 41, 42, 43, 44, 45]);
  });

  it('is accepted once: the same delivery again answers the same and makes no second take', async () => {
    const { ask, claim, paint, deliver, read } = await openBench();
    const batch = await ask();
    const id = (await claim())?.attemptId ?? '';
    const sha256 = await paint('#111111');
    const [first, second] = [await value(deliver(id, sha256)), await value(deliver(id, sha256))];
    expect(second).toEqual(first);
    expect((await read(batch.id)).takes).toHaveLength(1);
  });

  it('is made once for one key, and the key is refused for anything else', async () => {
    const { api, projectId } = await openBench();
    const body = { projectId, modelId: card.id, parameters: { prompt: 'a lamp' } };
    const headers = { 'idempotency-key': 'press-0001' };
    const [first, again] = await Promise.all([
      value(api.createTask({ body, headers })),
      value(api.createTask({ body, headers })),
    ]);
    expect(again.id).toBe(first.id);
    expect(await codeOf(api.createTask({ body: { ...body, priority: 1 }, headers }))).toBe('idempotency_reused');
  });

  it('is stopped by cancelling: its worker is told at once and what it delivers after is refused', async () => {
    const { ask, claim, paint, deliver, read, api, agent } = await openBench();
    const batch = await ask();
    const id = (await claim())?.attemptId ?? '';
    const orders = value(agent.heartbeat({ params: { id }, body: { waitMs: 20_000 } }));
    await new Promise(resolve => setTimeout(resolve, 50));
    await value(api.cancelTask({ params: { id: batch.tasks[0]?.id ?? '' } }));
    expect((await orders).orders).toBe('stop');
    expect(await codeOf(deliver(id, await paint('#222222')))).toBe('task_finished');
    expect(statuses(await read(batch.id))).toEqual(['cancelled']);
    expect((await read(batch.id)).takes).toEqual([]);
  });

  it('that failed for a passing reason rests and is tried again; the third time it fails with the problem kept', async () => {
    const { ask, claim, read, agent, studio, api } = await openBench();
    const batch = await ask();
    const taskId = batch.tasks[0]?.id ?? '';
    const problem = { code: 'runtime_failed' as const, message: 'It broke.', runtime: 'previz', reason: 'broke' };
    await value(agent.fail({ params: { id: (await claim())?.attemptId ?? '' }, body: { problem, retryable: true } }));
    const resting = (await read(batch.id)).tasks[0];
    expect(resting).toMatchObject({ status: 'queued', attempts: 1, problem });
    expect(Date.parse(resting?.notBefore ?? '')).toBeGreaterThan(Date.now() + 3_000);
    expect(await claim()).toBeUndefined();
    expect(studio.folder).toBeTruthy();
    await value(api.cancelTask({ params: { id: taskId } }));
    await value(api.retryTask({ params: { id: taskId } }));
    await value(agent.fail({ params: { id: (await claim())?.attemptId ?? '' }, body: { problem, retryable: false } }));
    expect((await read(batch.id)).tasks[0]).toMatchObject({ status: 'failed', problem });
  });

  it('comes back at once when its worker starts anew, and the late result of the former one is kept as a further variant', async () => {
    const { ask, claim, paint, deliver, read, agent } = await openBench();
    const batch = await ask();
    const former = (await claim())?.attemptId ?? '';
    await value(agent.register({ body: workerSelf([card], uuidv7()) }));
    expect((await read(batch.id)).tasks[0]).toMatchObject({ status: 'queued', attempts: 0 });
    const second = (await claim())?.attemptId ?? '';
    expect((await value(deliver(second, await paint('#333333')))).accepted).toBe('result');
    expect((await value(deliver(former, await paint('#444444')))).accepted).toBe('late');
    const done = await read(batch.id);
    expect(done.takes).toHaveLength(1);
    expect(done.takes[0]?.variants).toBe(2);
  });

  it('takes a late result when there is none yet, and stops whoever was given it since', async () => {
    const { ask, claim, paint, deliver, read, agent } = await openBench();
    const batch = await ask();
    const former = (await claim())?.attemptId ?? '';
    await value(agent.register({ body: workerSelf([card], uuidv7()) }));
    const second = (await claim())?.attemptId ?? '';
    expect((await value(deliver(former, await paint('#555555')))).accepted).toBe('result');
    expect((await value(agent.heartbeat({ params: { id: second }, body: { waitMs: 0 } }))).orders).toBe('stop');
    expect(statuses(await read(batch.id))).toEqual(['succeeded']);
    // The one that was told to stop had made its picture by then: it is kept beside the first.
    expect((await value(deliver(second, await paint('#565656')))).accepted).toBe('late');
    expect((await read(batch.id)).takes).toMatchObject([{ variants: 2 }]);
  });

  it('waits for the tasks that it needs, starts when they are done, and fails with them', async () => {
    const { ask, claim, paint, deliver, read, agent } = await openBench();
    const first = await ask();
    const second = await ask({}, { after: [first.tasks[0]?.id] });
    expect(second.tasks[0]?.waitingOn).toBe(1);
    const held = await claim();
    expect(await claim()).toBeUndefined();
    await value(deliver(held?.attemptId ?? '', await paint('#666666')));
    const freed = await claim();
    expect(freed?.task.id).toBe(second.tasks[0]?.id);

    const third = await ask({}, { after: [freed?.task.id] });
    const problem = { code: 'runtime_failed' as const, message: 'It broke.', runtime: 'previz', reason: 'broke' };
    await value(agent.fail({ params: { id: freed?.attemptId ?? '' }, body: { problem, retryable: false } }));
    expect((await read(third.id)).tasks[0]).toMatchObject({
      status: 'failed',
      problem: { code: 'dependency_failed', taskId: freed?.task.id },
    });
  });

  it('that names the task it waits for twice waits for it once', async () => {
    const { ask, claim, paint, deliver, read } = await openBench();
    const first = await ask();
    const needed = first.tasks[0]?.id ?? '';
    const second = await ask({}, { after: [needed, needed] });
    expect(second.tasks[0]?.waitingOn).toBe(1);
    await value(deliver((await claim())?.attemptId ?? '', await paint('#111111')));
    expect((await claim())?.task.id).toBe(second.tasks[0]?.id);
    expect(statuses(await read(second.id))).toEqual(['running']);
  });

  it('is cancelled with the task that it waits for', async () => {
    const { ask, read, api } = await openBench();
    const first = await ask();
    const second = await ask({}, { after: [first.tasks[0]?.id] });
    await value(api.cancelBatch({ params: { id: first.id } }));
    expect(statuses(await read(second.id))).toEqual(['cancelled']);
  });

  it('that is hastened goes before all others', async () => {
    const { ask, claim, api } = await openBench();
    await ask();
    const last = await ask();
    await value(api.hastenTask({ params: { id: last.tasks[0]?.id ?? '' } }));
    expect((await claim())?.task.id).toBe(last.tasks[0]?.id);
  });

  it('is not handed out while the queue is paused, and the queue says so', async () => {
    const { ask, claim, api, agent } = await openBench();
    await value(api.pauseQueue({ body: { paused: true } }));
    await ask();
    expect(await claim()).toBeUndefined();
    expect(await value(api.readQueue({}))).toEqual({ running: 0, waiting: 1, delayed: 0, paused: true });
    await value(api.pauseQueue({ body: { paused: false } }));
    expect(await value(agent.claim({ body: CLAIM }))).toBeDefined();
  });

  it('shows how far it is and how it looks, for as long as it runs', async () => {
    const { ask, claim, paint, deliver, read, agent } = await openBench();
    const batch = await ask();
    const id = (await claim())?.attemptId ?? '';
    await value(agent.report({ params: { id }, body: { fraction: 0.5, step: 2, steps: 4, message: 'Light' } }));
    const webp = new Uint8Array(
      await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
        .webp()
        .toBuffer(),
    );
    await value(agent.preview({ params: { id }, bytes: webp, type: 'image/webp' }));
    expect((await read(batch.id)).tasks[0]).toMatchObject({
      progress: { fraction: 0.5, message: 'Light' },
      previewVersion: 1,
    });
    await value(deliver(id, await paint('#777777')));
    expect((await read(batch.id)).tasks[0]).toMatchObject({ progress: null, previewVersion: 0 });
  });
});

describe('what is refused', () => {
  const prompt = 'a lamp';
  it.each([
    ['an empty prompt', { prompt: '   ' }, 'invalid_request'],
    ['a prompt of 100,000 characters', { prompt: 'x'.repeat(100_000) }, 'invalid_request'],
    ['a size of 0', { prompt, size: { width: 0, height: 512 } }, 'invalid_request'],
    ['a size of −1', { prompt, size: { width: 512, height: -1 } }, 'invalid_request'],
    ['a size of 7', { prompt, size: { width: 7, height: 7 } }, 'invalid_request'],
    ['a size of 1e9', { prompt, size: { width: 1e9, height: 512 } }, 'invalid_request'],
    ['a seed that is text', { prompt, seed: 'lucky' }, 'invalid_request'],
    ['a control that the model does not have', { prompt, guidance: 7 }, 'invalid_request'],
    ['a control that does nothing as things are', { prompt, strength: 0.4 }, 'invalid_request'],
    ['a picture that is not here', { prompt, reference: { media: 'a'.repeat(64) } }, 'invalid_request'],
  ])('%s, with the field named', async (_, parameters, code) => {
    const { api, projectId } = await openStudio();
    const refused = await api.createTask({ body: { projectId, modelId: card.id, parameters } });
    expect(refused).toMatchObject({
      ok: false,
      problem: { code, issues: [{ path: expect.stringContaining('parameters') }] },
    });
    expect((await value(api.listBatches({ querystring: { projectId } }))).batches).toEqual([]);
  });

  it('more at once than one transaction should hold, whatever a worker’s card allows', async () => {
    const { api, agent, projectId } = await openBench();
    const boundless = { ...card, id: 'boundless', parameters: card.parameters.map(({ max: _, ...rest }) => rest) };
    await value(agent.register({ body: workerSelf([boundless, boundless], uuidv7()) }));
    const body = { projectId, modelId: 'boundless', parameters: { prompt: 'a lamp', count: 1e9 } };
    expect(await codeOf(api.createTask({ body }))).toBe('invalid_request');
    const { models } = await value(api.listModels({}));
    expect(models.find(model => model.id === 'boundless')?.workers).toBe(1);
  });

  it('an unknown field, an unknown model, an unknown project, broken JSON and NaN', async () => {
    const { api, projectId, studio } = await openStudio();
    const body = { projectId, modelId: card.id, parameters: { prompt } };
    expect(await codeOf(api.createTask({ body: { ...body, surprise: 1 } as never }))).toBe('invalid_request');
    expect(await codeOf(api.createTask({ body: { ...body, modelId: 'nope' } }))).toBe('no_model');
    expect(await codeOf(api.createTask({ body: { ...body, projectId: uuidv7() } }))).toBe('not_found');
    const headers = {
      authorization: `Bearer ${studio.desktopToken}`,
      'content-type': 'application/json',
      host: 'studio.local',
    };
    for (const payload of ['{"a":', '', '{"projectId":NaN}', '[]', 'null', '"x"']) {
      const reply = await studio.app.inject({ method: 'POST', url: '/api/tasks', headers, payload });
      expect([payload, reply.statusCode, reply.json().code]).toEqual([payload, 400, 'invalid_request']);
    }
  });

  it('a worker that speaks of an attempt which it does not hold', async () => {
    const { agent } = await openStudio();
    expect(await codeOf(agent.heartbeat({ params: { id: uuidv7() }, body: { waitMs: 0 } }))).toBe('lease_lost');
  });

  it('a delivery of bytes that were not handed in', async () => {
    const { ask, claim, deliver } = await openBench();
    await ask();
    expect(await codeOf(deliver((await claim())?.attemptId ?? '', 'b'.repeat(64)))).toBe('invalid_request');
  });

  it('emoji, right-to-left text and control characters are not refused, and come back as they were typed', async () => {
    const { api, projectId } = await openStudio();
    const typed = '🐈‍⬛ قطة في الضباب \u202Ereversed\u0000 <b>&amp;';
    const batch = await value(api.createTask({ body: { projectId, modelId: card.id, parameters: { prompt: typed } } }));
    expect((await value(api.readBatch({ params: { id: batch.id } }))).prompt).toBe(typed);
  });
});
