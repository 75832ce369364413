import { Refusal } from '../../../backend/contract/problem.ts';
import { refuseRun } from '../diffusion/engine-door.ts';
import { bytesOf, savePicture } from '../diffusion/pictures.ts';
import { readOrder } from '../diffusion/read-order.ts';
import type { EngineAddress, Runtime, RuntimeJob, RuntimeOutput, RuntimeReport } from '../runtime.ts';
import { generate } from './generate.ts';
import { type Looked, lookAtSwarm } from './look-at-swarm.ts';
import { mapOrder } from './map-order.ts';
import { keepSessions, type Sessions } from './sessions.ts';
import { ENGINE, openSwarm, type Swarm } from './swarm.ts';

/** How long it may not answer before it is given up, in ms. */
const SILENT_MS = 60_000;
const FETCH_MS = 5 * 60_000;

/** The bytes of a picture that SwarmUI names by a data URL or by a path, whose names hold a prompt's words as they are. */
async function fetchImage({ door, headers }: Swarm, image: string, signal: AbortSignal): Promise<Buffer> {
  if (image.startsWith('data:')) return bytesOf(image);
  const path = image.replace(/^\/+/, '').split('/').map(encodeURIComponent).join('/');
  const answer = await door.ask(`/${path}`, { headers, withinMs: FETCH_MS }, signal);
  if (answer.status !== 200)
    throw refuseRun(
      ENGINE,
      `${ENGINE} made the picture and does not give it out (${answer.status}); it is in its own output folder.`,
    );
  return answer.bytes;
}

type Parts = {
  readonly swarm: Swarm;
  readonly sessions: Sessions;
  readonly looked: Looked;
  readonly silentMs: number;
};

async function make(parts: Parts, job: RuntimeJob, report: RuntimeReport, signal: AbortSignal): Promise<RuntimeOutput> {
  const { swarm, sessions, looked, silentMs } = parts;
  const { modelId } = job.task;
  const model = looked.models.get(modelId);
  if (!model)
    throw new Refusal({ code: 'no_model', message: `${ENGINE} no longer has the model ${modelId}.`, modelId });
  const order = readOrder(job, model.facts);
  const { body, unmapped } = await mapOrder(job, order, model, looked.params);
  const [image] = await sessions.use(session => generate(swarm, session, body, silentMs, report, signal), signal);
  signal.throwIfAborted();
  if (image === undefined)
    throw refuseRun(
      ENGINE,
      `${ENGINE} ended the work without a picture: it was stopped or discarded there, or the connection was cut. A picture that was finished is in its own history.`,
    );
  const file = await savePicture(ENGINE, job.folder, await fetchImage(swarm, image, signal));
  return { files: [{ ...file, seed: order.seed }], unmapped, versions: { swarmui: looked.facts.version.slice(0, 80) } };
}

/** Drives a SwarmUI at an address; `silentMs` is how long it may not answer. */
export function createSwarmuiRuntime(engine: EngineAddress, silentMs = SILENT_MS): Runtime {
  const swarm = openSwarm(engine);
  const sessions = keepSessions(swarm);
  let looked: Looked | null = null;
  const look = async (signal: AbortSignal) => {
    looked = await sessions.use(session => lookAtSwarm(swarm, session, signal), signal);
    return looked;
  };
  return {
    name: 'swarmui',
    look: async signal => (await look(signal)).facts,
    run: async (job, report, signal) => {
      signal.throwIfAborted();
      const known = looked?.models.has(job.task.modelId) ? looked : await look(signal);
      return await make({ swarm, sessions, looked: known, silentMs }, job, report, signal);
    },
  };
}
