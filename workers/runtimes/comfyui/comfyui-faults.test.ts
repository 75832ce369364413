import { readFile } from 'node:fs/promises';
import { uuidv7 } from 'uuidv7';
import { describe, expect, it, vi } from 'vitest';
import { openComfyDoor } from './comfy-door.ts';
import { openBench, problemOf, SOON } from './comfyui-bench.fake.ts';
import { drawFake } from './comfyui-frames.fake.ts';

const LONG = { prompt: 'a lamp', size: { width: 64, height: 64 }, steps: 80 };
type Bench = Awaited<ReturnType<typeof openBench>>;

/** A run that is in the middle of its steps, and stays there. */
async function startLong({ start, comfy }: Bench) {
  comfy.holdRuns();
  const run = start(LONG);
  await vi.waitFor(() => expect(run.told.some(progress => (progress.step ?? 0) > 2)).toBe(true), SOON);
  return run;
}

/** Another program's run, under its own id. */
async function startForeign({ comfy }: Bench, steps = 80): Promise<string> {
  const id = uuidv7();
  const prompt = {
    '1': { class_type: 'EmptyLatentImage', inputs: { width: 64, height: 64, batch_size: 1 } },
    '2': {
      class_type: 'KSampler',
      inputs: {
        ...{ model: ['1', 0], positive: ['1', 0], negative: ['1', 0], latent_image: ['1', 0] },
        ...{ seed: 1, steps, cfg: 7, sampler_name: 'euler', scheduler: 'normal', denoise: 1 },
      },
    },
    '3': { class_type: 'SaveImage', inputs: { images: ['2', 0], filename_prefix: 'theirs' } },
  };
  const door = openComfyDoor({ address: comfy.address, credentials: null });
  const taken = await door.post('/prompt', { prompt, prompt_id: id }, AbortSignal.timeout(5_000));
  return (taken.body as { prompt_id: string }).prompt_id;
}

const FLAVOURS = ['ancient', 'old', 'new'] as const;

describe('a ComfyUI that is restarted in the middle of a run', () => {
  for (const flavour of FLAVOURS) {
    it(`has lost it: the run fails as lost and is never called done (${flavour})`, async () => {
      const bench = await openBench({ flavour });
      const { done } = await startLong(bench);
      await bench.comfy.restart();
      expect(await problemOf(done)).toMatchObject({
        code: 'runtime_failed',
        message: expect.stringContaining('lost the task'),
      });
    });

    it(`has forgotten it and kept its file: the result is found by its name (${flavour})`, async () => {
      const bench = await openBench({ flavour });
      const { done, attemptId } = await startLong(bench);
      const picture = await drawFake(64, 64, 'made just before', 'png');
      await bench.comfy.restart(
        () => void bench.comfy.engine.files.set(`output/dailies/${attemptId}_00001_.png`, picture),
      );
      const { files } = await done;
      expect(files.map(file => [file.type, file.seed])).toEqual([['image/png', 7]]);
      expect(await readFile(files[0]?.path ?? '')).toEqual(picture);
    });
  }

  it('left half a file: that is no result', async () => {
    const bench = await openBench();
    const { done, attemptId } = await startLong(bench);
    const picture = await drawFake(64, 64, 'cut off', 'png');
    await bench.comfy.restart(
      () =>
        void bench.comfy.engine.files.set(
          `output/dailies/${attemptId}_00001_.png`,
          picture.subarray(0, picture.length - 20),
        ),
    );
    expect((await problemOf(done)).message).toContain('lost the task');
  });

  it('left a clip without the index of its frames: that is no result, and a whole one is', async () => {
    const { comfy, start } = await openBench();
    const asked = { prompt: 'waves', size: { width: 64, height: 64 }, frames: 17, fps: 16, steps: 30 };
    const startClip = () => start(asked, { modelId: 'wan2.2_t2v_high_noise_14b_fp8_scaled', kind: 'video' });
    const sample = start({ ...asked, steps: 1 }, { modelId: 'wan2.2_t2v_high_noise_14b_fp8_scaled', kind: 'video' });
    await sample.done;
    const whole = comfy.engine.files.get(`output/dailies/${sample.attemptId}_00001_.mp4`) ?? Buffer.alloc(0);
    comfy.holdRuns();
    for (const bytes of [whole.subarray(0, whole.length >> 1), whole]) {
      const { attemptId, done, told } = startClip();
      await vi.waitFor(() => expect(told.some(progress => (progress.step ?? 0) > 2)).toBe(true), SOON);
      await comfy.restart(() => void comfy.engine.files.set(`output/dailies/${attemptId}_00001_.mp4`, bytes));
      if (bytes === whole) expect((await done).files).toMatchObject([{ type: 'video/mp4' }]);
      else expect((await problemOf(done)).message).toContain('lost the task');
    }
  });

  it('is waited for, and given up when it stays away', async () => {
    const bench = await openBench({}, { absenceMs: 300 });
    const { done, told } = await startLong(bench);
    await bench.comfy.close();
    expect((await problemOf(done)).code).toBe('unreachable');
    expect(told.map(progress => progress.message)).toContain('ComfyUI does not answer; waiting for it');
  });

  it('breaks the line in the middle of a result: it is fetched again', async () => {
    const { comfy, start } = await openBench();
    comfy.truncateNextView();
    const { done, attemptId } = start({ ...LONG, steps: 2 });
    const { files } = await done;
    expect(await readFile(files[0]?.path ?? '')).toEqual(
      comfy.engine.files.get(`output/dailies/${attemptId}_00001_.png`),
    );
  });
});

describe('cancelling', () => {
  for (const flavour of ['old', 'new'] as const)
    it(`stops its own run, by its name (${flavour})`, async () => {
      const bench = await openBench({ flavour });
      const { done, cancel, attemptId } = await startLong(bench);
      cancel(new Error('enough'));
      await expect(done).rejects.toThrow('enough');
      await vi.waitFor(() => expect(bench.comfy.engine.remaining).toBe(0), SOON);
      expect(bench.comfy.saved()).toEqual([]);
      expect(bench.comfy.seen.interrupts).toEqual(flavour === 'old' ? [attemptId] : []);
    });

  for (const flavour of FLAVOURS)
    it(`takes a waiting run out of the queue, and another client's run goes on (${flavour})`, async () => {
      const bench = await openBench({ flavour });
      bench.comfy.holdRuns();
      const theirs = await startForeign(bench);
      const { done, cancel, told } = bench.start(LONG);
      await vi.waitFor(() => expect(told.some(progress => progress.message.startsWith('Waiting'))).toBe(true), SOON);
      cancel(new Error('enough'));
      await expect(done).rejects.toThrow('enough');
      expect([bench.comfy.engine.pending, bench.comfy.seen.interrupts]).toEqual([[], []]);
      bench.comfy.letRunsGo();
      await vi.waitFor(() => expect(bench.comfy.saved()).toEqual(['theirs_00001_.png']), SOON);
      expect(bench.comfy.engine.history.get(theirs)?.status.status_str).toBe('success');
    });

  it('never interrupts where an interrupt stops whatever runs: its own run is left to run out', async () => {
    const bench = await openBench({ flavour: 'ancient' });
    const { done, cancel } = await startLong(bench);
    cancel(new Error('enough'));
    await expect(done).rejects.toThrow('enough');
    expect([bench.comfy.seen.interrupts, bench.comfy.engine.remaining]).toEqual([[], 1]);
    bench.comfy.letRunsGo();
    await startForeign(bench, 2);
    await vi.waitFor(() => expect(bench.comfy.saved()).toHaveLength(2), SOON);
  });

  it('is done though ComfyUI is away', async () => {
    const bench = await openBench();
    const { done, cancel } = await startLong(bench);
    await bench.comfy.close();
    cancel(new Error('enough'));
    await expect(done).rejects.toThrow('enough');
  });

  it('says so when somebody stopped the run in ComfyUI itself', async () => {
    const bench = await openBench();
    const { done } = await startLong(bench);
    bench.comfy.engine.interrupt();
    expect((await problemOf(done)).message).toBe('Somebody stopped it in ComfyUI.');
  });
});
