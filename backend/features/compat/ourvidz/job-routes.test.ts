import { describe, expect, it } from 'vitest';
import { openOurvidz, paint } from './ourvidz-bench.fake.ts';

describe('queue-job', () => {
  it('asks for three pictures as three messages with seeds that follow each other, from 0 on', async () => {
    const { worker } = await openOurvidz();
    const answer = await worker.queueJob({
      job_type: 'sdxl_image_fast',
      prompt: 'fog over a harbour',
      seed: 0,
      metadata: {
        num_images: 2,
        aspect_ratio: '16:9',
        negative_prompt: 'blurry',
        shot_type: 'wide',
        skip_enhancement: true,
      },
    });
    const { ignored, ...told } = answer.json();
    expect(told).toEqual({
      jobId: told.jobIds[0],
      jobIds: [expect.any(String), expect.any(String), expect.any(String)],
      status: 'queued',
      queueName: 'sdxl_queue',
      message: 'Job successfully queued',
    });
    expect(ignored.map((each: { field: string }) => each.field)).toEqual([
      'negative_prompt',
      'aspect_ratio',
      'metadata.shot_type',
      'num_images',
    ]);
    const messages = [await worker.pop(), await worker.pop(), await worker.pop()];
    expect(messages.map(message => [message?.id, message?.config.seed, message?.config.num_images])).toEqual(
      told.jobIds.map((id: string, index: number) => [id, index, 1]),
    );
  });

  it('modifies a picture of its person by what may change of it, and by the words it was made with', async () => {
    const { worker, ownerId } = await openOurvidz();
    await worker.send('POST', `/storage/v1/object/reference_images/${ownerId}/me.png`, await paint('navy'));
    const job = {
      job_type: 'sdxl_image_high',
      prompt: 'at night',
      reference_image_url: `reference_images/${ownerId}/me.png`,
    };
    await worker.queueJob(job);
    await worker.queueJob({ ...job, reference_strength: 0.75, metadata: { originalEnhancedPrompt: 'a harbour, fog' } });
    await worker.queueJob({ ...job, reference_strength: 0.75, denoise_strength: 0, steps: 33 });
    const [first, second, third] = [await worker.pop(), await worker.pop(), await worker.pop()];
    expect(first).toMatchObject({
      prompt: 'maintain the same subject, at night',
      config: { pipeline: 'img2img', denoise_strength: 0.2, num_inference_steps: 20, guidance_scale: 6 },
    });
    expect(second).toMatchObject({ prompt: 'a harbour, fog, at night', config: { denoise_strength: 0.25 } });
    expect(third).toMatchObject({ config: { denoise_strength: 0, num_inference_steps: 33 } });
  });

  it('copies a picture where there are no words', async () => {
    const { worker, ownerId } = await openOurvidz();
    await worker.send('POST', `/storage/v1/object/reference_images/${ownerId}/me.png`, await paint('navy'));
    const answer = await worker.queueJob({
      job_type: 'sdxl_image_fast',
      prompt: '',
      steps: 40,
      metadata: { exact_copy_mode: true, reference_image_url: `reference_images/${ownerId}/me.png` },
    });
    expect(answer.json().ignored).toEqual([{ field: 'steps', why: 'The worker makes an exact copy in its own way' }]);
    expect(await worker.pop()).toMatchObject({
      prompt: '',
      config: { denoise_strength: 0.05, num_inference_steps: 15, guidance_scale: 1 },
      metadata: { exact_copy_mode: true, denoise_strength: 0.05 },
    });
  });

  it.each([
    ['none', {}, {}],
    ['single', { reference_image_url: 'A' }, { image: 'A' }],
    ['start', { start_reference_url: 'A' }, { first_frame: 'A' }],
    ['end', { end_reference_url: 'B' }, { last_frame: 'B' }],
    [
      'both',
      { start_reference_url: 'A', end_reference_url: 'B', reference_image_url: 'A' },
      { first_frame: 'A', last_frame: 'B' },
    ],
  ])('films with the reference mode %s', async (mode, given, sent) => {
    const { worker, ownerId } = await openOurvidz();
    const paths: Record<string, string> = {
      A: `workspace-temp/${ownerId}/refs/a.png`,
      B: `workspace-temp/${ownerId}/refs/b.png`,
    };
    const bytes = { A: await paint('navy'), B: await paint('salmon') };
    await worker.upload(`${ownerId}/refs/a.png`, bytes.A);
    await worker.upload(`${ownerId}/refs/b.png`, bytes.B);
    const metadata = Object.fromEntries(Object.entries(given).map(([name, which]) => [name, paths[which]]));
    const answer = await worker.queueJob({ job_type: 'wan_video_high', prompt: 'waves', metadata });
    expect(answer.json().queueName).toBe('wan_queue');
    const message = await worker.pop('wan_queue');
    expect(message).toMatchObject({ type: 'video_high', metadata: { video_reference_mode: mode } });
    const { image, first_frame, last_frame } = message?.config ?? {};
    const links = Object.entries({ image, first_frame, last_frame }).filter(([, link]) => link !== undefined);
    expect(links.map(([name]) => name)).toEqual(Object.keys(sent));
    for (const [name, link] of links) {
      const url = new URL(String(link));
      const got = await worker.send('GET', url.pathname + url.search);
      expect(got.bytes.equals(bytes[(sent as Record<string, 'A' | 'B'>)[name] ?? 'A']), name).toBe(true);
    }
  });

  it('is the same job for the same key', async () => {
    const { worker } = await openOurvidz();
    const ask = () =>
      worker.send(
        'POST',
        '/functions/v1/queue-job',
        { job_type: 'sdxl_image_fast', prompt: 'fog' },
        { headers: { 'idempotency-key': 'press-0001' } },
      );
    expect((await ask()).json()).toEqual((await ask()).json());
    expect((await worker.send('GET', '/upstash/llen/sdxl_queue')).json()).toEqual({ result: 1 });
  });

  it('refuses in text what it cannot ask for, and asks for nothing', async () => {
    const { worker, ownerId } = await openOurvidz();
    for (const [job, words] of [
      [{ prompt: 'x' }, /^Invalid job_type. Must be one of: sdxl_image_fast/],
      [{ job_type: 'flux', prompt: 'x' }, /^Invalid job_type/],
      [{ job_type: 'sdxl_image_fast', prompt: 7 }, /^Invalid body: prompt/],
      [{ job_type: 'sdxl_image_fast', prompt: '' }, /Prompt must not be empty/],
      [{ job_type: 'sdxl_image_fast', prompt: 'x', steps: 0 }, /Steps must be at least 1/],
      [{ job_type: 'sdxl_image_fast', prompt: 'x', seed: -1 }, /Seed/],
      [{ job_type: 'sdxl_image_fast', prompt: 'x', denoise_strength: 2 }, /^Invalid body: denoise_strength/],
      [
        { job_type: 'sdxl_image_fast', prompt: 'x', reference_image_url: `reference_images/${ownerId}/none.png` },
        /There is no reference/,
      ],
      [
        { job_type: 'sdxl_image_fast', prompt: 'x', reference_image_url: `reference_images/${ownerId}/../../etc` },
        /A reference is a path/,
      ],
      [
        { job_type: 'sdxl_image_fast', prompt: 'x', reference_image_url: 'file:///etc/passwd' },
        /A reference is a path/,
      ],
    ] as const) {
      const answer = await worker.queueJob(job);
      expect([answer.status, answer.text], JSON.stringify(job)).toEqual([400, expect.stringMatching(words)]);
    }
    const inside = await worker.queueJob({
      job_type: 'sdxl_image_fast',
      prompt: 'x',
      reference_image_url: 'http://127.0.0.1:1/x.png',
    });
    expect([inside.status, inside.text]).toEqual([400, expect.stringContaining('does not fetch')]);
    expect((await worker.send('GET', '/upstash/llen/sdxl_queue')).json()).toEqual({ result: 0 });
  });

  it('refuses another person’s reference as such', async () => {
    const { worker } = await openOurvidz();
    const answer = await worker.queueJob({
      job_type: 'sdxl_image_fast',
      prompt: 'x',
      reference_image_url: 'user-library/somebody/a.png',
    });
    expect(answer.status).toBe(403);
    expect(answer.json()).toMatchObject({ success: false, code: 'CROSS_USER_REFERENCE' });
  });
});
