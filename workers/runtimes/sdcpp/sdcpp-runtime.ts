import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Refusal } from '../../../backend/contract/problem.ts';
import { type EngineDoor, openEngineDoor, refuseRun } from '../diffusion/engine-door.ts';
import { bytesOf, savePicture } from '../diffusion/pictures.ts';
import { readOrder } from '../diffusion/read-order.ts';
import type { EngineAddress, Runtime, RuntimeFile, RuntimeJob, RuntimeOutput, RuntimeReport } from '../runtime.ts';
import type { Job } from './answers.ts';
import { ENGINE, type Looked, lookAtServer } from './look-at-server.ts';
import { mapOrder } from './map-order.ts';
import { awaitJob, cancelJob, submitJob } from './run-job.ts';

/** How long it may not answer before it is given up, in ms. */
const SILENT_MS = 60_000;

async function saveResult({ result }: Job, folder: string, seed: number): Promise<RuntimeFile> {
  const image = result?.images?.[0]?.b64_json;
  if (image !== undefined) return { ...(await savePicture(ENGINE, folder, bytesOf(image))), seed };
  if (!result?.b64_json) throw refuseRun(ENGINE, `${ENGINE} says that it is done and gave nothing.`);
  const bytes = bytesOf(result.b64_json);
  if (result.mime_type !== 'video/webm') return { ...(await savePicture(ENGINE, folder, bytes)), seed };
  const file = path.join(folder, 'result.webm');
  await writeFile(file, bytes);
  return { path: file, type: 'video/webm', seed };
}

/** What a clip lacks of what was asked: the server rounds the frames down to 4n + 1. */
function compareClip({ result }: Job, frames: number): { name: string; why: string }[] {
  const made = result?.frame_count;
  if (typeof made !== 'number' || made === frames) return [];
  return [
    {
      name: 'frames',
      why: `${ENGINE} made ${made} frames instead of ${frames}: it takes one more than a multiple of 4.`,
    },
  ];
}

async function make(
  door: EngineDoor,
  looked: Looked,
  job: RuntimeJob,
  silentMs: number,
  report: RuntimeReport,
  signal: AbortSignal,
): Promise<RuntimeOutput> {
  const { modelId } = job.task;
  const asked = looked.modes.get(modelId);
  if (!asked)
    throw new Refusal({
      code: 'no_model',
      message: `${ENGINE} was started with another model than ${modelId}.`,
      modelId,
    });
  const order = readOrder(job, looked.familyFacts);
  const { body, unmapped } = await mapOrder(job, order, asked, looked);
  // Not given up halfway: a job that the server took and whose id never came could not be cancelled.
  const id = await submitJob(door, asked.mode, body, new AbortController().signal);
  try {
    signal.throwIfAborted();
    const done = await awaitJob(door, id, silentMs, report, signal);
    const file = await saveResult(done, job.folder, order.seed);
    const lacking = asked.mode === 'vid_gen' ? compareClip(done, order.frames) : [];
    return { files: [file], unmapped: [...unmapped, ...lacking], versions: { sdcpp: looked.facts.version } };
  } catch (error) {
    if (signal.aborted) await cancelJob(door, id);
    signal.throwIfAborted();
    throw error;
  }
}

/** Drives a stable-diffusion.cpp server at an address through its own API, `/sdcpp/v1`; `silentMs` is how long it may not answer. */
export function createSdcppRuntime(engine: EngineAddress, silentMs = SILENT_MS): Runtime {
  const door = openEngineDoor(ENGINE, engine);
  let looked: Looked | null = null;
  const look = async (signal: AbortSignal) => {
    looked = await lookAtServer(door, signal);
    return looked;
  };
  return {
    name: 'sdcpp',
    look: async signal => (await look(signal)).facts,
    run: async (job, report, signal) => {
      signal.throwIfAborted();
      const known = looked?.modes.has(job.task.modelId) ? looked : await look(signal);
      return await make(door, known, job, silentMs, report, signal);
    },
  };
}
