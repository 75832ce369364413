import { ENGINE_PORTS, type EngineFindings, EngineKind, type EnginePlace } from '../../contract/engines.ts';
import { Refusal } from '../../contract/problem.ts';
import { listEngines } from './engines-store.ts';
import { readAddress } from './read-address.ts';
import type { WorkerParts } from './worker-parts.ts';

type Looking = Pick<WorkerParts, 'roster'>;

/** Has the built-in agent look at an address. Raises `invalid_request`, `unreachable`, `wrong_engine`, `engine_locked`, or `worker_gone` when the agent itself does not answer. */
export async function lookAtEngine({ roster }: Looking, place: EnginePlace): Promise<EngineFindings> {
  const address = readAddress(place.kind, place.address);
  const looked = await roster.look({ ...place, credentials: place.credentials || null, address });
  if (looked === null)
    throw new Refusal({
      code: 'worker_gone',
      message: "The studio's own agent, which looks at engines, does not answer. Try again in a moment.",
      worker: "The studio's own agent",
    });
  if (!looked.found) throw new Refusal(looked.problem);
  const { version, models, gpus } = looked;
  return { kind: place.kind, address, version, models, gpus };
}

/** The engines on this machine, at their usual ports, that were not added yet. Raises `worker_gone`. */
export async function discoverEngines(parts: Pick<WorkerParts, 'roster' | 'database'>): Promise<EngineFindings[]> {
  const known = new Set(listEngines(parts.database.read).map(({ kind, address }) => `${kind} ${address}`));
  const found = await Promise.all(
    EngineKind.options.map(async kind => {
      const address = `http://127.0.0.1:${ENGINE_PORTS[kind]}`;
      if (known.has(`${kind} ${address}`) || known.has(`${kind} http://localhost:${ENGINE_PORTS[kind]}`)) return null;
      try {
        return await lookAtEngine(parts, { kind, address, credentials: null });
      } catch (error) {
        // Nothing there, or something else: that is what most ports are for.
        if (error instanceof Refusal && error.problem.code !== 'worker_gone') return null;
        throw error;
      }
    }),
  );
  return found.filter(engine => engine !== null);
}
