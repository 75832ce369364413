import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeClip, makeScratchFolder } from '../../../media/sample-media.fake.ts';
import { value } from '../../../studio.fake.ts';
import { type Message, openOurvidz, paint } from './ourvidz-bench.fake.ts';

const done = (message: Message, file = '0.png', more: object = {}) => ({
  job_id: message.job_id,
  status: 'completed',
  assets: [
    {
      type: 'image',
      url: `${message.user_id}/${message.job_id}/${file}`,
      metadata: { seed: 77, pipeline: 'txt2img', ...more },
    },
  ],
  metadata: { generation_time: 3.1 },
});

/** A worker that has popped its first message. */
async function openPopped(parameters: object = {}, model = 'ourvidz-sdxl-fast') {
  const bench = await openOurvidz();
  const batch = await bench.ask(model, { prompt: 'fog over a harbour', ...parameters });
  const message = await bench.worker.pop(model.includes('sdxl') ? 'sdxl_queue' : 'wan_queue');
  if (!message) throw new Error('Nothing was popped.');
  const file = (name = '0.png') => `${message.user_id}/${message.job_id}/${name}`;
  const look = () => bench.read(batch.id);
  return { ...bench, batch, message, file, look };
}

describe('an OurVidz worker', () => {
  it('makes a take: its upload, its thumb and its callback', async () => {
    const { worker, message, file, look, api } = await openPopped({ seed: 5 });
    const bytes = await paint('teal');
    expect((await worker.upload(file(), bytes)).json()).toMatchObject({ Key: `workspace-temp/${file()}` });
    const thumb = Buffer.concat([Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1'), Buffer.alloc(20)]);
    expect((await worker.upload(file('0.thumb.webp'), thumb, { 'content-type': 'image/webp' })).status).toBe(200);
    const answer = await worker.call(done(message));
    expect(answer.json()).toEqual({ success: true, jobId: message.id, status: 'completed', message: 'Job completed' });
    const { tasks, takes } = await look();
    expect(tasks).toMatchObject([{ status: 'succeeded', worker: { name: 'Attic PC' } }]);
    expect(takes).toMatchObject([{ seed: 77, media: { type: 'image/png', width: 64 } }]);
    const detail = await value(api.readGeneration({ params: { id: takes[0]?.id ?? '' } }));
    expect(detail.variants[0]?.recipe).toMatchObject({ runtime: 'OurVidz', worker: 'Attic PC', unmapped: [] });
    const small = await worker.send('GET', `/storage/v1/object/workspace-temp/${file('0.thumb.webp')}`);
    expect(small.bytes.subarray(8, 12).toString('latin1')).toBe('WEBP');
  });

  it('is heard in the shape that it spoke before', async () => {
    const { worker, message, file, look } = await openPopped();
    await worker.upload(file(), await paint('teal'));
    const answer = await worker.call({
      jobId: message.id,
      status: 'completed',
      results: {
        assets: [{ assetType: 'image', tempStoragePath: `workspace-temp/${file()}`, generationSeed: 0, assetIndex: 0 }],
      },
      completedAt: new Date().toISOString(),
    });
    expect(answer.json()).toMatchObject({ success: true, message: 'Job completed' });
    expect((await look()).takes).toMatchObject([{ seed: 0 }]);
  });

  it('may say twice that it is done, and the second time changes nothing', async () => {
    const { worker, message, file, look } = await openPopped();
    await worker.upload(file(), await paint('teal'));
    await worker.call(done(message));
    expect((await worker.call(done(message))).json()).toMatchObject({ success: true, skipped: true });
    expect((await worker.call({ job_id: message.id, status: 'failed', error_message: 'no' })).json()).toMatchObject({
      skipped: true,
    });
    expect((await look()).takes).toHaveLength(1);
  });

  it('keeps every file of a message that came with several', async () => {
    const { worker, message, file, look } = await openPopped();
    await worker.upload(file('0.png'), await paint('teal'));
    await worker.upload(file('1.png'), await paint('salmon'));
    const body = done(message);
    await worker.call({ ...body, assets: [...body.assets, ...done(message, '1.png', { seed: 78 }).assets] });
    expect((await look()).takes.map(take => take.seed)).toEqual([77, 78]);
  });

  it('that hands in a picture as a clip of one frame, as Wan’s does, has made that frame', async () => {
    const { worker, message, file, look } = await openPopped({}, 'ourvidz-wan-image-fast');
    using folder = makeScratchFolder();
    await makeClip(folder.at('frame.mp4'), '96x64', 1, '-frames:v', '1');
    await worker.upload(file('0.mp4'), readFileSync(folder.at('frame.mp4')), { 'content-type': 'video/mp4' });
    await worker.call(done(message, '0.mp4'));
    expect((await look()).takes).toMatchObject([
      { kind: 'image', seed: null, media: { type: 'image/webp', width: 96, height: 64, durationMs: null } },
    ]);
  });

  it('fails this try of it, and may succeed all the same later', async () => {
    const { worker, message, file, look } = await openPopped();
    const body = {
      job_id: message.id,
      status: 'failed',
      error_message: 'CUDA out of memory',
      metadata: { error_type: 'oom' },
    };
    expect((await worker.call(body)).json()).toMatchObject({ success: true, message: 'Job failed' });
    expect((await look()).tasks).toMatchObject([
      { status: 'queued', attempts: 1, problem: { code: 'runtime_failed', reason: 'CUDA out of memory' } },
    ]);
    await worker.upload(file(), await paint('teal'));
    expect((await worker.call(done(message))).json()).toMatchObject({ message: 'Job completed' });
    expect((await look()).tasks).toMatchObject([{ status: 'succeeded' }]);
  });

  it('that was slower than its lease adds a variant to what another made', async () => {
    const { ask, read, make, worker } = await openOurvidz({ tempo: { silentLeaseMs: 2_000 } });
    const batch = await ask('ourvidz-sdxl-fast', { prompt: 'fog' });
    const message = await worker.pop();
    if (!message) throw new Error('Nothing was popped.');
    const other = await make('Cellar PC');
    await expect.poll(() => other.pop(), { timeout: 15_000, interval: 250 }).toMatchObject({ id: message.id });
    const path = `${message.user_id}/${message.id}/0.png`;
    await other.upload(path, await paint('teal'));
    await worker.upload(path, await paint('salmon'));
    expect((await other.call(done(message))).json()).toMatchObject({ message: 'Job completed' });
    expect((await worker.call(done(message))).json()).toMatchObject({ message: 'Kept as a further variant' });
    expect((await read(batch.id)).takes).toMatchObject([{ variants: 2 }]);
  }, 30_000);

  it('shows that it is at work where it says so', async () => {
    const { worker, message, look } = await openPopped();
    await worker.call({ job_id: message.id, status: 'processing' });
    expect((await look()).tasks).toMatchObject([
      { status: 'running', progress: { message: 'The machine is at work' } },
    ]);
  });

  it('is told that nothing is wanted any more of what a person cancelled', async () => {
    const { worker, message, file, look, api } = await openPopped();
    await value(api.cancelTask({ params: { id: message.id } }));
    await worker.upload(file(), await paint('teal'));
    expect((await worker.call(done(message))).json()).toMatchObject({ skipped: true, message: 'Job was cancelled' });
    expect((await look()).takes).toEqual([]);
  });

  it('reads its reference without a token, by an address that opens nothing else and for nobody after its time', async () => {
    let at = Date.now();
    const { worker, ask, studio, api, ownerId } = await openOurvidz({ tempo: { now: () => at } });
    const picture = await paint('navy');
    const { media } = await value(api.importMedia({ bytes: new Uint8Array(picture), type: 'image/png' }));
    await ask('ourvidz-sdxl-fast', { prompt: 'fog', reference: { media: media.sha256 }, strength: 0.3 });
    const message = await worker.pop();
    const link = new URL(String(message?.metadata.reference_image_url));
    expect(message).toMatchObject({
      config: { pipeline: 'img2img', denoise_strength: 0.3, image: link.href },
      metadata: { denoise_strength: 0.3, reference_strength: 0.7, reference_mode: 'modify' },
    });
    const fetch = (url: string) => studio.app.inject({ url, headers: { host: 'localhost' } });
    const signed = link.pathname + link.search;
    expect((await fetch(signed)).rawPayload.equals(picture)).toBe(true);
    expect((await fetch(link.pathname)).statusCode).toBe(400);
    const other = signed.replace(media.sha256, 'b'.repeat(64));
    expect((await fetch(other)).statusCode).toBe(403);
    const plain = await worker.send('GET', `/storage/v1/object/reference_images/${ownerId}/${media.sha256}.png`);
    expect(plain.bytes.equals(picture)).toBe(true);
    at += 60 * 60_000;
    expect((await fetch(signed)).statusCode).toBe(403);
  });

  it('that went on without its reference is noted with what it made', async () => {
    const bench = await openOurvidz();
    const { media } = await value(
      bench.api.importMedia({ bytes: new Uint8Array(await paint('navy')), type: 'image/png' }),
    );
    const batch = await bench.ask('ourvidz-sdxl-fast', { prompt: 'fog', reference: { media: media.sha256 } });
    const message = await bench.worker.pop();
    if (!message) throw new Error('Nothing was popped.');
    await bench.worker.upload(`${message.user_id}/${message.id}/0.png`, await paint('teal'));
    await bench.worker.call(done(message, '0.png', { pipeline: 'txt2img' }));
    const [take] = (await bench.read(batch.id)).takes;
    const detail = await value(bench.api.readGeneration({ params: { id: take?.id ?? '' } }));
    expect(detail.variants[0]?.recipe.unmapped).toEqual([
      { name: 'reference', why: 'The machine could not read it and went on without it' },
    ]);
  });
});

describe('a callback that is not what it should be', () => {
  it('is refused in words where it is malformed, and changes nothing', async () => {
    const { worker, message, look } = await openPopped();
    for (const [body, words] of [
      ['{', 'The body is not JSON.'],
      ['{}', 'Missing job_id or status'],
      [JSON.stringify({ job_id: message.id }), 'Missing job_id or status'],
      [JSON.stringify({ job_id: message.id, status: 'perhaps' }), /^Invalid status/],
      [JSON.stringify({ job_id: message.id, status: 'completed', assets: 'all' }), /^Invalid body/],
    ] as const) {
      const answer = await worker.send('POST', '/functions/v1/job-callback', body);
      expect(answer.status).toBe(400);
      expect(answer.text).toMatch(words);
    }
    expect((await worker.call({ job_id: 'nobody', status: 'completed' })).json()).toMatchObject({
      success: true,
      skipped: true,
    });
    expect((await look()).tasks).toMatchObject([{ status: 'running' }]);
  });

  it('of another worker changes nothing, whosever files it names', async () => {
    const { worker, message, file, look, make } = await openPopped();
    await worker.upload(file(), await paint('teal'));
    const other = await make('Cellar PC');
    expect((await other.call(done(message))).json()).toMatchObject({ skipped: true, message: 'No such job' });
    expect((await look()).tasks).toMatchObject([{ status: 'running' }]);
  });

  it('without a file that this worker handed in fails the try', async () => {
    const { worker, message, file, look, make } = await openPopped();
    const other = await make('Cellar PC');
    await other.upload(file(), await paint('teal'));
    const answer = await worker.call(done(message));
    expect([answer.status, answer.text]).toEqual([400, 'None of the assets was uploaded by this worker']);
    expect((await look()).tasks).toMatchObject([{ status: 'queued', problem: { code: 'runtime_failed' } }]);
  });

  it('with a signature must be signed with the secret of its token', async () => {
    const { worker, message, file, look, api } = await openPopped();
    await worker.upload(file(), await paint('teal'));
    const body = JSON.stringify(done(message));
    const send = (signature: string) =>
      worker.send('POST', '/functions/v1/job-callback', body, { headers: { 'x-callback-signature': signature } });
    const sign = (secret: string) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
    for (const wrong of ['', 'sha256=', sign('guess'), sign(worker.secret)])
      expect((await send(wrong)).status).toBe(401);
    expect((await look()).tasks).toMatchObject([{ status: 'running' }]);
    const { secret } = await value(api.readCallbackSecret({ params: { workerId: worker.workerId } }));
    expect((await send(sign(secret))).status).toBe(200);
    expect((await look()).tasks).toMatchObject([{ status: 'succeeded' }]);
  });
});
