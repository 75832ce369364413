import { Refusal } from '../../../backend/contract/problem.ts';
import { refuseRun } from '../diffusion/engine-door.ts';
import { factsOf } from '../diffusion/families.ts';
import { bytesOf, savePicture } from '../diffusion/pictures.ts';
import { readOrder } from '../diffusion/read-order.ts';
import type { EngineAddress, Runtime, RuntimeJob, RuntimeOutput, RuntimeReport } from '../runtime.ts';
import { Info, Made } from './answers.ts';
import { explainFailure } from './explain-failure.ts';
import { followTask } from './follow-task.ts';
import { type Looked, lookAtWebui } from './look-at-webui.ts';
import { mapOrder } from './map-order.ts';
import { stopTask } from './stop-task.ts';
import { ENGINE, openWebui, type Webui } from './webui.ts';

/** How long it may not answer while it works before it is given up, in ms: loading a large model from a slow disk keeps it silent. */
const SILENT_MS = 5 * 60_000;

function readInfo(info: string | null | undefined) {
  try {
    return Info.safeParse(JSON.parse(info ?? '')).data;
  } catch {
    return undefined; // Programs that imitate this API leave it empty.
  }
}

type Posting = { readonly path: string; readonly body: unknown; readonly taskId: string; readonly silentMs: number };

async function post(webui: Webui, posting: Posting, report: RuntimeReport, signal: AbortSignal) {
  const { path, body, taskId, silentMs } = posting;
  const over = new AbortController();
  const silent = new AbortController();
  const follow = followTask(webui, taskId, report, silentMs, over.signal).then(gone => gone && silent.abort(gone));
  try {
    const both = AbortSignal.any([signal, silent.signal]);
    return await webui.door.ask(path, { method: 'POST', body, withinMs: null }, both);
  } catch (error) {
    // It is not known whether it still works at this: it is stopped if it does, so that the next try does not wait behind it.
    void stopTask(webui, taskId);
    if (signal.aborted || !(error instanceof Refusal) || error.problem.code !== 'unreachable') throw error;
    throw refuseRun(
      ENGINE,
      `The connection to ${webui.door.address} was lost while it worked. If the picture was finished, it is in the program's own output folder; it cannot be fetched from there.`,
    );
  } finally {
    over.abort();
    await follow;
  }
}

async function makePicture(
  webui: Webui,
  looked: Looked,
  job: RuntimeJob,
  silentMs: number,
  report: RuntimeReport,
  signal: AbortSignal,
): Promise<RuntimeOutput> {
  const { modelId } = job.task;
  const checkpoint = looked.checkpoints.get(modelId);
  if (!checkpoint)
    throw new Refusal({ code: 'no_model', message: `${looked.flavour} no longer has the model ${modelId}.`, modelId });
  const order = readOrder(job, factsOf(checkpoint.family, checkpoint.fileName));
  const taskId = `dailies(${job.attemptId})`;
  const { path, body, unmapped } = await mapOrder(job, order, checkpoint, looked, taskId);
  const answer = await post(webui, { path, body, taskId, silentMs }, report, signal);
  signal.throwIfAborted();
  if (answer.status !== 200) throw explainFailure(ENGINE, answer);
  const made = Made.safeParse(answer.body).data;
  const [image] = made?.images ?? [];
  if (image === undefined)
    throw refuseRun(ENGINE, 'The work was stopped in the program itself, so that it gave no picture.');
  const info = readInfo(made?.info);
  const file = await savePicture(ENGINE, job.folder, bytesOf(image));
  return {
    files: [{ ...file, seed: info?.seed ?? order.seed }],
    unmapped,
    versions: { [looked.flavour.toLowerCase()]: info?.version ?? 'unknown' },
  };
}

/** Drives A1111, Forge or SD.Next at an address through `/sdapi/v1`. Its pictures are also saved in the program's own output folder; `silentMs` is how long it may not answer while it works. */
export function createA1111Runtime(engine: EngineAddress, silentMs = SILENT_MS): Runtime {
  const webui = openWebui(engine);
  let looked: Looked | null = null;
  const look = async (signal: AbortSignal) => {
    looked = await lookAtWebui(webui, signal);
    return looked;
  };
  return {
    name: 'a1111',
    look: async signal => (await look(signal)).facts,
    run: async (job, report, signal) => {
      signal.throwIfAborted();
      const known = looked?.checkpoints.has(job.task.modelId) ? looked : await look(signal);
      return await makePicture(webui, known, job, silentMs, report, signal);
    },
  };
}
