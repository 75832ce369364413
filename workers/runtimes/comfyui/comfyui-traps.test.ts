import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { uuidv7 } from 'uuidv7';
import { describe, expect, it, vi } from 'vitest';
import { openComfyDoor } from './comfy-door.ts';
import { openBench, problemOf, SOON } from './comfyui-bench.fake.ts';
import { explainRefusal } from './explain-refusal.ts';

const SMALL = { prompt: 'a lamp', size: { width: 64, height: 64 }, steps: 4 };
/** Long enough to be caught in the middle. */
const LONG = { ...SMALL, steps: 60 };

/** A graph as another program sends it. */
const foreignGraph = (words: string) => ({
  '1': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'v1-5-pruned-emaonly.safetensors' } },
  '2': { class_type: 'CLIPTextEncode', inputs: { text: words, clip: ['1', 1] } },
  '3': { class_type: 'EmptyLatentImage', inputs: { width: 64, height: 64, batch_size: 1 } },
  '4': {
    class_type: 'KSampler',
    inputs: {
      ...{ model: ['1', 0], positive: ['2', 0], negative: ['2', 0], latent_image: ['3', 0] },
      ...{ seed: 1, steps: 40, cfg: 7, sampler_name: 'euler', scheduler: 'normal', denoise: 1 },
    },
  },
  '5': { class_type: 'VAEDecode', inputs: { samples: ['4', 0], vae: ['1', 2] } },
  '6': { class_type: 'SaveImage', inputs: { images: ['5', 0], filename_prefix: 'theirs' } },
});

const soon = AbortSignal.timeout(60_000);

describe('ComfyUI’s traps: what is sent', () => {
  it('a cross-origin request is answered with 403, so no request and no socket carries an Origin', async () => {
    const { comfy, start } = await openBench();
    await start(SMALL).done;
    expect(comfy.seen.origins).toEqual([]);
    const foreign = await fetch(new URL('/prompt', comfy.address), { headers: { origin: 'http://evil.example' } });
    expect(foreign.status).toBe(403);
  });

  it('the id of a prompt is no key against doing it twice: posted three times it runs three times', async () => {
    const { comfy } = await openBench({ stepMs: 1 });
    const door = openComfyDoor({ address: comfy.address, credentials: null });
    const id = uuidv7();
    for (let n = 0; n < 3; n++) await door.post('/prompt', { prompt: foreignGraph(`${n}`), prompt_id: id }, soon);
    await vi.waitFor(() => expect([comfy.engine.remaining, comfy.saved().length]).toEqual([0, 3]), SOON);
    expect([comfy.engine.runs, [...comfy.engine.history.keys()]]).toEqual([[id, id, id], [id]]);
  });

  for (const flavour of ['ancient', 'old', 'new'] as const)
    it(`a lost answer to a submission is looked up and not sent again (${flavour})`, async () => {
      const { comfy, start } = await openBench({ flavour });
      comfy.swallowNextAnswer();
      const { files } = await start(SMALL).done;
      expect([files.length, comfy.seen.prompts.length, comfy.engine.runs.length]).toEqual([1, 1, 1]);
    });

  it('only a lowercase UUID is taken as an id by versions of 2026', async () => {
    const { comfy, start } = await openBench();
    const door = openComfyDoor({ address: comfy.address, credentials: null });
    const refused = await door.post('/prompt', { prompt: foreignGraph('x'), prompt_id: 'mine' }, soon);
    expect([refused.status, refused.body]).toMatchObject([400, { error: { type: 'invalid_prompt_id' } }]);
    const { attemptId, done } = start(SMALL);
    await done;
    expect(comfy.engine.runs).toEqual([attemptId]);
  });

  it('broken JSON is answered with 500 in plain text, which is told and not parsed', async () => {
    const { comfy } = await openBench();
    const reply = await fetch(new URL('/prompt', comfy.address), { method: 'POST', body: '{"prompt":' });
    const answer = { status: reply.status, body: null, bytes: Buffer.from(await reply.arrayBuffer()) };
    expect(explainRefusal(answer, 'm', { graph: {}, slots: [] }).problem).toMatchObject({
      code: 'runtime_failed',
      message: 'ComfyUI answered with status 500: 500 Internal Server Error',
    });
  });

  it('other bytes under the same name become "name (1)", and the graph calls them so', async () => {
    const { comfy, folder, start } = await openBench();
    const draw = async (background: string) => {
      const file = path.join(folder, 'input-same');
      await writeFile(
        file,
        await sharp({ create: { width: 8, height: 8, channels: 3, background } })
          .png()
          .toBuffer(),
      );
      await start(SMALL, { inputs: { reference: file } }).done;
    };
    await draw('red');
    await draw('red');
    await draw('blue');
    const named = comfy.seen.prompts.map(({ prompt }) => (prompt as ReturnType<typeof foreignGraph>)['4'].inputs);
    expect(named).toMatchObject([
      { image: 'dailies/input-same.png' },
      { image: 'dailies/input-same.png' },
      { image: 'dailies/input-same (1).png' },
    ]);
  });
});

describe('ComfyUI’s traps: what it refuses', () => {
  it('a model that went away is told as a missing model, not as a wrong value', async () => {
    const { comfy, runtime, start, look } = await openBench();
    await look();
    comfy.removeModel('checkpoints', 'SDXL/sd_xl_base_1.0.safetensors');
    expect(await problemOf(start(SMALL).done)).toMatchObject({
      code: 'no_model',
      message: expect.stringContaining('This machine does not have the model'),
    });
    expect((await runtime.look(soon)).models.map(model => model.id)).not.toContain('sd_xl_base_1.0');
  });

  it('a value beyond a node’s limits is told by the name of its parameter', async () => {
    const { start } = await openBench();
    const problem = await problemOf(start({ ...SMALL, guidance: 500 }).done);
    expect(problem).toMatchObject({
      code: 'invalid_request',
      issues: [{ path: 'parameters.guidance', message: expect.stringContaining('bigger than max') }],
    });
  });

  it('a node that breaks is told with its words, and a full graphics card with a remedy', async () => {
    const { comfy, start } = await openBench();
    comfy.breakRuns('ValueError', 'mat1 and mat2 shapes cannot be multiplied');
    expect(await problemOf(start(SMALL).done)).toMatchObject({
      code: 'runtime_failed',
      message: expect.stringContaining('KSampler: mat1'),
    });
    comfy.breakRuns('torch.OutOfMemoryError', 'Allocation on device');
    expect((await problemOf(start(SMALL).done)).message).toContain('smaller size');
  });
});

describe('ComfyUI’s traps: what it tells', () => {
  it('a socket that is open and silent is not believed: the history is asked', async () => {
    const { comfy, start } = await openBench({ stepMs: 10 });
    comfy.holdRuns();
    const { done, told } = start(LONG);
    await vi.waitFor(() => expect(told.some(progress => (progress.step ?? 0) > 2)).toBe(true), SOON);
    comfy.fallSilent();
    comfy.letRunsGo();
    expect((await done).files).toHaveLength(1);
  });

  it('a socket that breaks is opened again, and the run goes on', async () => {
    const { comfy, start } = await openBench({ stepMs: 10 });
    comfy.holdRuns();
    const { done, told } = start(LONG);
    await vi.waitFor(() => expect(told.some(progress => (progress.step ?? 0) > 2)).toBe(true), SOON);
    comfy.dropSockets();
    comfy.letRunsGo();
    expect((await done).files).toHaveLength(1);
    expect(told.filter(progress => progress.step === 60)).not.toEqual([]);
  });

  for (const previews of ['plain', 'with papers', 'on demand', 'none'] as const)
    it(`previews come as binary frames 1 and 4 beside the texts of frame 3 (${previews})`, async () => {
      const run = (await openBench({ previews })).start({ ...SMALL, steps: 12 });
      await run.done;
      if (previews !== 'none') await vi.waitFor(() => expect(run.previews).not.toEqual([]), SOON);
      const formats = await Promise.all(run.previews.map(async bytes => (await sharp(bytes).metadata()).format));
      expect(new Set(formats)).toEqual(new Set(previews === 'none' ? [] : ['webp']));
    });

  it('an empty history means "still queued" as well as "lost": a waiting run is waited for', async () => {
    const { comfy, start } = await openBench({ flavour: 'old', stepMs: 5 });
    const door = openComfyDoor({ address: comfy.address, credentials: null });
    await door.post('/prompt', { prompt: foreignGraph('theirs') }, soon);
    await door.post('/prompt', { prompt: { ...foreignGraph('theirs, too') } }, soon);
    const { done, told } = start(SMALL);
    expect((await done).files).toHaveLength(1);
    expect(told.map(progress => progress.message)).toContain('Waiting in ComfyUI, 2 before it');
  });

  it('a run that ends between the question for the history and the one for the queue is in neither, and not lost', async () => {
    const { comfy, start } = await openBench({ flavour: 'old', stepMs: 5 });
    comfy.fallSilent();
    comfy.delayQueue();
    const { files } = await start({ ...SMALL, steps: 40 }).done;
    // Recovered files have another name.
    expect(files.map(file => path.basename(file.path))).toEqual(['result-1']);
  });

  it('a run that is cached whole tells its old file names: what is asked again gets a file of its own', async () => {
    const { comfy, start } = await openBench();
    const first = start(SMALL);
    await first.done;
    const second = start(SMALL);
    await second.done;
    expect(comfy.saved()).toEqual([`dailies/${first.attemptId}_00001_.png`, `dailies/${second.attemptId}_00001_.png`]);
  });

  it('a cached run of a graph whose file name cannot be changed is taken by its history', async () => {
    const { comfy, start } = await openBench({ nodes: ['SaveFixed'] });
    const graph = { ...foreignGraph('x'), '6': { class_type: 'SaveFixed', inputs: { images: ['5', 0] } } };
    const workflow = { graph, slots: [] };
    for (let n = 0; n < 2; n++) expect((await start({}, { workflow }).done).files).toHaveLength(1);
    expect([comfy.engine.runs.length, comfy.saved().length]).toEqual([2, 1]);
  });
});
