import { describe, expect, it } from 'vitest';
import { value } from '../../../studio.fake.ts';
import { openOurvidz } from './ourvidz-bench.fake.ts';

describe('the queue of OurVidz’s workers', () => {
  it('hands out one message a picture, oldest first, and then nothing', async () => {
    const { worker, ask, ownerId, read } = await openOurvidz();
    const first = await ask('ourvidz-sdxl-fast', { prompt: 'fog over a harbour', count: 3, seed: 0 });
    await ask('ourvidz-sdxl-high', { prompt: 'a lighthouse' });
    expect((await worker.send('GET', '/upstash/llen/sdxl_queue')).json()).toEqual({ result: 4 });
    const popped = [await worker.pop(), await worker.pop(), await worker.pop(), await worker.pop()];
    expect(popped.map(message => [message?.id, message?.config.seed])).toEqual([
      ...first.tasks.map((task, index) => [task.id, index]),
      [popped[3]?.id, popped[3]?.config.seed],
    ]);
    expect(popped[0]).toEqual({
      id: first.tasks[0]?.id,
      job_id: first.tasks[0]?.id,
      type: 'sdxl_image_fast',
      job_type: 'sdxl_image_fast',
      prompt: 'fog over a harbour',
      user_id: ownerId,
      config: {
        pipeline: 'txt2img',
        num_images: 1,
        num_inference_steps: 15,
        guidance_scale: 6,
        denoise_strength: 0.5,
        resolution: '1024x1024',
        seed: 0,
      },
      metadata: { exact_copy_mode: false, nsfw_optimization: false, reference_strength_overridden: false },
      negative_prompt: '',
      compel_enabled: false,
      compel_weights: null,
      quality: 'fast',
      format: 'image',
      content_type: 'sfw',
    });
    expect(popped[3]).toMatchObject({ type: 'sdxl_image_high', config: { num_inference_steps: 25 } });
    expect(await worker.pop()).toBeNull();
    expect((await read(first.id)).tasks.map(task => task.status)).toEqual(['running', 'running', 'running']);
  });

  it('keeps each program’s work apart, and has no other lists', async () => {
    const { worker, ask } = await openOurvidz();
    await ask('ourvidz-wan-video-fast', { prompt: 'waves', rewrite: true });
    expect(await worker.pop('sdxl_queue')).toBeNull();
    expect(await worker.pop('chat_queue')).toBeNull();
    expect((await worker.send('GET', '/upstash/llen/chat_queue')).json()).toEqual({ result: 0 });
    expect(await worker.pop('wan_queue')).toMatchObject({
      type: 'video7b_fast_enhanced',
      config: { pipeline: 'video', num_images: 1, num_inference_steps: 25, sample_solver: 'dpm++' },
      metadata: { video_reference_mode: 'none' },
    });
  });

  it('gives a paused worker nothing', async () => {
    const { worker, ask, api } = await openOurvidz();
    await ask('ourvidz-sdxl-fast', { prompt: 'fog' });
    await value(api.pauseWorker({ params: { id: worker.workerId }, body: { paused: true } }));
    expect(await worker.pop()).toBeNull();
    await value(api.pauseWorker({ params: { id: worker.workerId }, body: { paused: false } }));
    expect(await worker.pop()).not.toBeNull();
  });

  it('gives a message back to the queue when its worker was silent for as long as its kind may take, counted', async () => {
    const { worker, ask, read } = await openOurvidz({ tempo: { silentLeaseMs: 300 } });
    const batch = await ask('ourvidz-sdxl-fast', { prompt: 'fog' });
    expect(await worker.pop()).not.toBeNull();
    const task = async () => (await read(batch.id)).tasks[0];
    await expect.poll(async () => (await task())?.status, { timeout: 10_000 }).toBe('queued');
    expect(await task()).toMatchObject({ attempts: 1, problem: { code: 'worker_gone' } });
  });

  it('takes back what its worker pushes again, uncounted, and hands it to the next', async () => {
    const { worker, ask, read, make } = await openOurvidz();
    const batch = await ask('ourvidz-sdxl-fast', { prompt: 'fog' });
    const message = await worker.pop();
    const pushed = await worker.send('POST', '/upstash/rpush/sdxl_queue', JSON.stringify(message));
    expect(pushed.json()).toEqual({ result: 1 });
    expect((await read(batch.id)).tasks).toMatchObject([{ status: 'queued', attempts: 0 }]);
    const other = await make('Cellar PC');
    expect(await other.pop()).toEqual(message);
  });

  it.each([
    ['plain', (message: object) => JSON.stringify(message)],
    ['wrapped', (message: object) => JSON.stringify([JSON.stringify(message)])],
  ])('takes a %s message of another program as a task of its person, once', async (_, wrap) => {
    const { worker, ownerId } = await openOurvidz();
    const message = {
      id: 'job-1',
      job_id: 'job-1',
      type: 'sdxl_image_high',
      prompt: 'a lighthouse',
      user_id: ownerId,
      config: { num_images: 1, num_inference_steps: 30, guidance_scale: 5, seed: 0 },
    };
    const push = () => worker.send('POST', '/upstash/rpush/sdxl_queue', wrap(message));
    expect((await push()).json()).toEqual({ result: 1 });
    expect((await push()).json()).toEqual({ result: 1 });
    expect(await worker.pop()).toMatchObject({
      type: 'sdxl_image_high',
      prompt: 'a lighthouse',
      config: { num_inference_steps: 30, guidance_scale: 5, seed: 0 },
    });
    expect(await worker.pop()).toBeNull();
  });

  it('refuses what is no message of that queue in words, and stores nothing', async () => {
    const { worker } = await openOurvidz();
    const push = (queue: string, body: string) => worker.send('POST', `/upstash/rpush/${queue}`, body);
    for (const [queue, body, status] of [
      ['sdxl_queue', 'not json', 400],
      ['sdxl_queue', '{"type": 7}', 400],
      ['sdxl_queue', '{"type":"video_fast","prompt":"x"}', 400],
      ['other_queue', '{"type":"sdxl_image_fast","prompt":"x"}', 400],
      ['sdxl_queue', '{"type":"sdxl_image_fast","prompt":"x","user_id":"someone-else"}', 403],
      ['sdxl_queue', `{"type":"sdxl_image_fast","prompt":"${'x'.repeat(1_100_000)}"}`, 413],
      ['sdxl_queue', '{"type":"sdxl_image_fast","prompt":"x","config":{"num_inference_steps":100000}}', 400],
    ] as const) {
      const answer = await push(queue, body);
      expect([answer.status, Object.keys(answer.json())], body.slice(0, 80)).toEqual([status, ['error']]);
    }
    expect((await worker.send('GET', '/upstash/llen/sdxl_queue')).json()).toEqual({ result: 0 });
  });

  it('tells what runs there: models whose program never asks are on no machine', async () => {
    const { worker, api } = await openOurvidz();
    const modelsOfIt = async () =>
      (await value(api.listWorkers({}))).workers.find(({ id }) => id === worker.workerId)?.modelIds ?? [];
    expect(await modelsOfIt()).toHaveLength(7);
    await worker.pop('sdxl_queue');
    expect(await modelsOfIt()).toEqual(['ourvidz-sdxl-copy', 'ourvidz-sdxl-fast', 'ourvidz-sdxl-high']);
    await worker.pop('wan_queue');
    expect(await modelsOfIt()).toHaveLength(7);
  });
});
