import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { launchWorkerProcess } from '../../../backend/launch-worker-process.ts';
import { makeFolder, openStudio, ROOT, value } from '../../../backend/studio.fake.ts';
import sd15 from '../../../resources/workflows/sd15.json' with { type: 'json' };
import { type ComfyuiFakeOptions, startComfyuiFake } from './comfyui.fake.ts';
import { SDXL } from './comfyui-bench.fake.ts';

const PATIENT = { timeout: 60_000, interval: 100 };
const SMALL = { prompt: 'a lamp', size: { width: 512, height: 512 } };

/** A real studio, its real agent in a process of its own, and a played ComfyUI that was added by its address. */
async function openHouse(options: ComfyuiFakeOptions = {}) {
  const comfy = await startComfyuiFake(options);
  onTestFinished(() => comfy.close());
  const launchWorker = (env: Record<string, string>) => {
    const child = launchWorkerProcess(ROOT, env);
    onTestFinished(() => child.kill('SIGKILL'));
    return child;
  };
  const { api, projectId } = await openStudio(makeFolder(), { launchWorker });
  await value(api.addEngine({ body: { kind: 'comfyui', address: comfy.address, credentials: null, name: 'Comfy' } }));
  const online = (modelId: string) =>
    vi.waitFor(async () => {
      const { models } = await value(api.listModels({}));
      expect(models.find(model => model.id === modelId)?.online).toBe(1);
    }, PATIENT);
  await online(SDXL);
  const ask = (modelId: string, parameters: Record<string, string | number | { width: number; height: number }>) =>
    value(api.createTask({ body: { projectId, modelId, parameters } }));
  const until = (id: string, status: string) =>
    vi.waitFor(async () => {
      const batch = await value(api.readBatch({ params: { id } }));
      expect(batch.tasks.map(task => task.status)).toEqual(batch.tasks.map(() => status));
      return batch;
    }, PATIENT);
  return { comfy, api, online, ask, until };
}

describe('a studio with a ComfyUI on an address', () => {
  it('makes pictures with its models, and with a workflow of one’s own as soon as it is saved', async () => {
    const { comfy, api, online, ask, until } = await openHouse();
    const { id } = await ask(SDXL, { ...SMALL, steps: 4, count: 2, seed: 7 });
    const made = await until(id, 'succeeded');
    expect(made.takes.map(take => [take.media.width, take.media.type])).toEqual([
      [512, 'image/png'],
      [512, 'image/png'],
    ]);
    const text = JSON.stringify({
      ...sd15.graph,
      '1': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'v1-5-pruned-emaonly.safetensors' } },
    });
    const { kind, candidates } = await value(api.readPastedWorkflow({ body: { text } }));
    const inputs = candidates.filter(each => each.suggested).map(({ parameter, slots }) => ({ parameter, slots }));
    const { modelId } = await value(api.createWorkflow({ body: { name: 'Relight', kind, text, inputs } }));
    await online(modelId);
    const own = await ask(modelId, { prompt: 'my own words', size: { width: 256, height: 128 }, steps: 3, seed: 11 });
    const [take] = (await until(own.id, 'succeeded')).takes;
    expect([take?.media.width, take?.media.height, take?.seed]).toEqual([256, 128, 11]);
    const { variants } = await value(api.readGeneration({ params: { id: take?.id ?? '' } }));
    expect(variants[0]?.recipe).toMatchObject({ runtime: 'comfyui', unmapped: [], model: { name: 'Relight' } });
    expect(JSON.stringify(comfy.seen.prompts.at(-1))).toContain('my own words');
  });

  it('makes the picture all the same when ComfyUI is restarted in the middle of it, and makes it once', async () => {
    const { comfy, ask, until } = await openHouse({ stepMs: 40 });
    const { id } = await ask(SDXL, { ...SMALL, steps: 60 });
    await vi.waitFor(() => expect(comfy.engine.running).not.toBeNull(), PATIENT);
    await comfy.restart();
    const done = await until(id, 'succeeded');
    expect([done.takes.length, done.tasks[0]?.attempts]).toEqual([1, 2]);
  });
});
