import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Parameters } from '../../../backend/contract/parameters.ts';
import type { RuntimeOutput, RuntimeReport } from '../runtime.ts';
import { createPrevizRuntime, type PrevizOptions } from './previz-runtime.ts';

/** Where the model cards lie. */
export const cardsFolder = join(import.meta.dirname, '../../../resources/model-cards');

/** What a test may want besides the parameters. */
export type Wish = {
  readonly seed?: number;
  readonly reference?: string;
  readonly report?: RuntimeReport;
  readonly signal?: AbortSignal;
  readonly options?: Partial<PrevizOptions>;
  readonly model?: string;
};

/** Runs jobs as a worker would, each in a folder of its own below one that is removed in the end. */
export async function openJobs() {
  const folder = await mkdtemp(join(tmpdir(), 'previz-'));
  const run = async (parameters: Parameters, wish: Wish = {}): Promise<RuntimeOutput & { folder: string }> => {
    const own = await mkdtemp(join(folder, 'job-'));
    const runtime = createPrevizRuntime({ cardsFolder, ...wish.options });
    const modelId = wish.model ?? 'previz-sketch';
    const kind = modelId === 'previz-animatic' ? 'video' : 'image';
    const task = {
      id: '0190f7d2-0000-7000-8000-000000000000',
      kind,
      modelId,
      parameters,
      seed: wish.seed ?? 7,
    } as const;
    const inputs = wish.reference === undefined ? {} : { reference: wish.reference };
    const signal = wish.signal ?? new AbortController().signal;
    const output = await runtime.run(
      { attemptId: task.id, task, inputs, folder: own },
      wish.report ?? (() => {}),
      signal,
    );
    return { ...output, folder: own };
  };
  return {
    folder,
    run,
    /** The bytes of a small sketch. */
    sketch: async (parameters: Parameters, wish?: Wish) => {
      const { files } = await run({ size: { width: 256, height: 256 }, ...parameters }, wish);
      return readFile(files[0]?.path ?? '');
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The mean of each channel, 0-255. */
export const meanOf = async (picture: Buffer) => (await sharp(picture).stats()).channels.map(channel => channel.mean);

/** How far two pictures lie apart in light and shade, 0-255, seen from far. */
export async function measureGap(a: Buffer, b: Buffer): Promise<number> {
  const [left, right] = await Promise.all(
    [a, b].map(picture => sharp(picture).resize(16, 16, { fit: 'fill' }).greyscale().raw().toBuffer()),
  );
  return (left ?? Buffer.alloc(0)).reduce((sum, value, i) => sum + Math.abs(value - (right?.[i] ?? 0)), 0) / 256;
}
