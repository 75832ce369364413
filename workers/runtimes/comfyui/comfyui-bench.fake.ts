import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { onTestFinished } from 'vitest';
import type { Parameters } from '../../../backend/contract/parameters.ts';
import type { Problem } from '../../../backend/contract/problem.ts';
import { Refusal } from '../../../backend/contract/problem.ts';
import type { Progress } from '../../../backend/contract/tasks.ts';
import type { RuntimeJob } from '../runtime.ts';
import { type ComfyuiFakeOptions, startComfyuiFake } from './comfyui.fake.ts';
import { createComfyuiRuntime } from './comfyui-runtime.ts';
import type { Tempo } from './tempo.ts';

/** Quick enough for a test, slow enough that a socket's word comes first. */
const QUICK: Tempo = { silenceMs: 400, pollMs: 60, absenceMs: 20_000, socketMs: 100 };
/** How long a test waits for what comes at once on an idle machine. */
export const SOON = { timeout: 20_000, interval: 10 };
/** The checkpoint that most tests ask. */
export const SDXL = 'sd_xl_base_1.0';

/** What a test may want besides the parameters. */
export type Wish = {
  readonly modelId?: string;
  readonly kind?: RuntimeJob['task']['kind'];
  readonly seed?: number | null;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly workflow?: RuntimeJob['task']['workflow'];
  readonly attemptId?: string;
};

/** A played ComfyUI and a runtime that drives it; both end with the test. */
export async function openBench(options: ComfyuiFakeOptions = {}, tempo: Partial<Tempo> = {}) {
  const comfy = await startComfyuiFake(options);
  onTestFinished(() => comfy.close());
  const folder = mkdtempSync(path.join(tmpdir(), 'comfyui-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const engine = { address: comfy.address, credentials: options.credentials ?? null };
  const runtime = createComfyuiRuntime(engine, { ...QUICK, ...tempo });
  const start = (parameters: Parameters, wish: Wish = {}) => {
    const told: Progress[] = [];
    const previews: Uint8Array[] = [];
    const cancel = new AbortController();
    const attemptId = wish.attemptId ?? uuidv7();
    const task = {
      id: uuidv7(),
      kind: wish.kind ?? 'image',
      modelId: wish.modelId ?? SDXL,
      parameters,
      seed: wish.seed === undefined ? 7 : wish.seed,
      ...(wish.workflow && { workflow: wish.workflow }),
    } as const;
    const job = { attemptId, task, inputs: wish.inputs ?? {}, folder: mkdtempSync(path.join(folder, 'job-')) };
    const done = runtime.run(
      job,
      (progress, preview) => {
        told.push(progress);
        if (preview) previews.push(preview);
      },
      cancel.signal,
    );
    done.catch(() => undefined);
    return { attemptId, done, told, previews, cancel: (reason: unknown) => cancel.abort(reason) };
  };
  return { comfy, runtime, folder, start, look: () => runtime.look(AbortSignal.timeout(10_000)) };
}

/** The problem that a run must end with. */
export async function problemOf(run: Promise<unknown>): Promise<Problem> {
  const error: unknown = await run.then(
    () => new Error('It did not fail.'),
    (reason: unknown) => reason,
  );
  if (error instanceof Refusal) return error.problem;
  throw error;
}
