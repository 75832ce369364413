import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { uuidv7 } from 'uuidv7';
import { onTestFinished } from 'vitest';
import type { Parameters } from '../../../backend/contract/parameters.ts';
import type { Progress } from '../../../backend/contract/tasks.ts';
import { type A1111FakeOptions, startA1111Fake } from './a1111.fake.ts';
import { createA1111Runtime } from './a1111-runtime.ts';

/** The size of every picture that the tests ask for. */
export const SIZE = { width: 64, height: 48 };

/** A fake web UI with the runtime that drives it, and one task at hand. */
export async function openFake(
  options: A1111FakeOptions = {},
  credentials: string | null = options.credentials ?? null,
) {
  const fake = await startA1111Fake(options);
  onTestFinished(() => fake.close());
  const folder = await mkdtemp(path.join(tmpdir(), 'dailies-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const runtime = createA1111Runtime({ address: fake.address, credentials }, 1_500);
  const stop = new AbortController();
  const progress: Progress[] = [];
  const previews: Uint8Array[] = [];
  const attemptId = uuidv7();
  const name = `dailies(${attemptId})`;
  const run = (parameters: Parameters = {}, modelId = 'v1-5-pruned-emaonly', inputs: Record<string, string> = {}) =>
    runtime.run(
      {
        attemptId,
        task: {
          id: uuidv7(),
          kind: 'image',
          modelId,
          seed: 7,
          parameters: { prompt: 'a lamp', size: SIZE, ...parameters },
        },
        inputs,
        folder,
      },
      (next, preview) => {
        progress.push(next);
        if (preview) previews.push(preview);
      },
      stop.signal,
    );
  const picture = async (file: string, background = 'red', width = 96, height = 96) => {
    const at = path.join(folder, file);
    await writeFile(
      at,
      await sharp({ create: { width, height, channels: 3, background } })
        .png()
        .toBuffer(),
    );
    return at;
  };
  return { fake, folder, runtime, run, stop, progress, previews, picture, name };
}
