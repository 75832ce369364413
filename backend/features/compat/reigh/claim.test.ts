import { describe, expect, it } from 'vitest';
import { value } from '../../../studio.fake.ts';
import { MODEL, openReigh, paint, TYPE } from './reigh-bench.fake.ts';

describe('a Wan2GP worker', () => {
  it('shows its models to pick from, and is handed what a person asked for in its own words', async () => {
    const { api, ask, call, projectId } = await openReigh();
    const { models } = await value(api.listModels({}));
    expect(models.filter(model => model.runtime === 'wan2gp').length).toBeGreaterThan(8);
    const { tasks } = await ask({ steps: 9, seed: 5, size: { width: 1344, height: 768 } });
    const reply = await call('claim-next-task', { worker_id: 'gpu-1', run_type: 'gpu' });
    expect(reply.status).toBe(200);
    expect(reply.json()).toEqual({
      task_id: tasks[0]?.id,
      task_type: TYPE,
      project_id: projectId,
      params: {
        task_id: tasks[0]?.id,
        model: 'z_image',
        prompt: 'fog',
        resolution: '1344x768',
        guidance_scale: 0,
        num_inference_steps: 9,
        seed: 5,
      },
    });
  });

  it('is told 204 with an empty body when nothing waits, and by the counts that it need not ask', async () => {
    const { call, ask } = await openReigh();
    const none = await call('claim-next-task', {});
    expect([none.status, none.body]).toEqual([204, '']);
    expect((await call('task-counts', { run_type: 'gpu', include_active: true })).json()).toMatchObject({
      totals: { queued_only: 0, eligible_queued: 0, active_only: 0 },
    });
    await ask({ count: 3 });
    await call('claim-next-task', { worker_id: 'gpu-1' });
    expect((await call('task-counts', {})).json()).toMatchObject({
      totals: { queued_only: 2, eligible_queued: 2, active_only: 1, queued_plus_active: 3 },
    });
  });

  it('fetches the pictures of a task from public addresses, without a key', async () => {
    const { api, ask, call, knock } = await openReigh();
    const picture = await paint('blue');
    const { media } = await value(api.importMedia({ bytes: new Uint8Array(picture), type: 'image/png' }));
    await ask({ reference: { media: media.sha256 } }, { modelId: 'wan2gp.qwen_image_edit' });
    const { params } = (await call('claim-next-task', {})).json() as { params: { image: string } };
    const address = new URL(params.image);
    expect(address.origin).toBe('http://localhost:7803');
    const fetched = await knock('GET', address.pathname);
    expect([fetched.status, fetched.type]).toEqual([200, 'image/png']);
    expect(fetched.raw.equals(picture)).toBe(true);
  });

  it('is handed no task of another person, nor one that it cannot run, and no task when it is paused', async () => {
    const { api, plant, plantPerson, claim, ask, workerId, call } = await openReigh();
    plant({ ownerId: plantPerson() });
    plant({ type: 'video_enhance', kind: 'video' });
    expect(await claim()).toBeNull();
    expect((await call('task-counts')).json()).toMatchObject({ totals: { queued_only: 0 } });
    const { tasks } = await ask();
    await value(api.pauseWorker({ params: { id: workerId }, body: { paused: true } }));
    expect(await claim()).toBeNull();
    expect((await call('task-counts')).json()).toMatchObject({ totals: { queued_only: 0 } });
    await value(api.pauseWorker({ params: { id: workerId }, body: { paused: false } }));
    expect((await claim())?.task_id).toBe(tasks[0]?.id);
  });

  it('is handed its own person’s task past any number of others’', async () => {
    const { plant, plantPerson, claim } = await openReigh();
    const other = plantPerson();
    for (let n = 0; n < 40; n++) plant({ ownerId: other });
    const mine = plant();
    expect((await claim())?.task_id).toBe(mine);
    expect(await claim()).toBeNull();
  });

  it('is one of eight that ask at once: two hundred claims hand out two hundred tasks', {
    timeout: 60_000,
  }, async () => {
    const { ask, makeToken, callAs } = await openReigh();
    for (let n = 0; n < 25; n++) await ask({ count: 8 });
    const tokens = await Promise.all(Array.from({ length: 8 }, (_, n) => makeToken(`box ${n}`)));
    const taken = await Promise.all(
      tokens.map(async ({ secret }, n) => {
        const got: unknown[] = [];
        for (let round = 0; round < 25; round++)
          got.push((await callAs(secret, 'claim-next-task', { worker_id: `gpu-${n}` })).json().task_id);
        return got;
      }),
    );
    expect(taken.map(got => got.length)).toEqual(Array.from({ length: 8 }, () => 25));
    expect(new Set(taken.flat()).size).toBe(200);
  });

  it('finds again what it was handed when the answer was lost, under its own name and no other', async () => {
    const { claim, rest, ask } = await openReigh();
    await ask();
    const lost = await claim('gpu-1');
    const query = 'select=id,params,task_type,project_id&status=eq.In%20Progress&limit=1';
    const found = await rest(`${query}&worker_id=eq.gpu-1`);
    expect(found.json()).toEqual([
      { id: lost?.task_id, params: lost?.params, task_type: TYPE, project_id: expect.any(String) },
    ]);
    expect((await rest(`${query}&worker_id=eq.gpu-2`)).json()).toEqual([]);
  });

  it('keeps to the model that it says it has loaded, by either name for it', async () => {
    const { ask, call, claim, api, workerId } = await openReigh();
    await ask({}, { modelId: 'wan2gp.flux' });
    await ask({}, { modelId: MODEL });
    expect((await call('update-worker-model', { worker_id: 'gpu-1', model: 'z_image' })).json()).toMatchObject({
      success: true,
      current_model: 'z_image',
    });
    await expect
      .poll(async () => (await value(api.listWorkers({}))).workers.find(({ id }) => id === workerId)?.loadedModel)
      .toBe(MODEL);
    expect((await claim())?.task_type).toBe(TYPE);
    expect((await call('update-worker-model', { worker_id: 'gpu-1', current_model: 'flux' })).status).toBe(200);
    const missing = await call('update-worker-model', { worker_id: 'gpu-1' });
    expect([missing.status, missing.body]).toEqual([400, 'current_model is required']);
  });
});
