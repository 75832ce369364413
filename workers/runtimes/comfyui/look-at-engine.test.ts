import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openBench, problemOf, SDXL } from './comfyui-bench.fake.ts';
import { createComfyuiRuntime } from './comfyui-runtime.ts';

/** Something else that answers over HTTP, the same to every GET. */
async function openOther(answer: (path: string) => { status: number; body: string }) {
  const server = createServer((request, response) => {
    const { status, body } = answer(request.url ?? '');
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return createComfyuiRuntime({ address, credentials: null });
}

const look = async (answer: Parameters<typeof openOther>[0]) =>
  await problemOf((await openOther(answer)).look(AbortSignal.timeout(5_000)));

describe('looking again and again', () => {
  it('asks for all nodes once, and then for the lists of files alone, whose changes show at once', async () => {
    const { comfy, look } = await openBench();
    await look();
    comfy.seen.paths.length = 0;
    comfy.removeModel('checkpoints', 'SDXL/sd_xl_base_1.0.safetensors');
    const { models, nodeClasses } = await look();
    expect(models.map(model => model.id)).not.toContain(SDXL);
    expect(nodeClasses).toContain('KSampler');
    expect(comfy.seen.paths).not.toContain('GET /object_info');
    expect(comfy.seen.paths).toContain('GET /object_info/CheckpointLoaderSimple');
  });

  it('asks for all of them anew after ComfyUI was away, since it may have come back with others', async () => {
    const { comfy, look, runtime } = await openBench();
    await look();
    await comfy.restart(async () => void (await problemOf(runtime.look(AbortSignal.timeout(5_000)))));
    comfy.seen.paths.length = 0;
    await look();
    expect(comfy.seen.paths).toContain('GET /object_info');
  });

  it('leaves a telling that outlasts a look to the next one', async () => {
    const { comfy, runtime } = await openBench();
    comfy.delayNodes(600);
    await expect(runtime.look(AbortSignal.timeout(150))).rejects.toThrow();
    await expect(runtime.look(AbortSignal.timeout(150))).rejects.toThrow();
    expect((await runtime.look(AbortSignal.timeout(5_000))).models).not.toEqual([]);
    expect(comfy.seen.paths.filter(path => path === 'GET /object_info')).toHaveLength(1);
  });
});

describe('an address that is no ComfyUI', () => {
  it('is told from a proxy that speaks the API v2 alone, with the way to the ComfyUI behind it', async () => {
    const problem = await look(path =>
      path.startsWith('/api/v2/')
        ? { status: 404, body: '{"error":{"code":"not_found","message":"No such job","details":{}}}' }
        : { status: 404, body: '{"detail":"Not Found"}' },
    );
    expect(problem).toMatchObject({ code: 'unreachable', message: expect.stringContaining('usually port 8188') });
  });

  it('is told with its status', async () => {
    expect((await look(() => ({ status: 404, body: 'nothing' }))).message).toContain('something else answers there');
    expect((await look(() => ({ status: 403, body: '' }))).code).toBe('not_signed_in');
  });
});
