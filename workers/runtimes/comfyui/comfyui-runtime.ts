import { Refusal } from '../../../backend/contract/problem.ts';
import type { EngineAddress, Runtime } from '../runtime.ts';
import { openComfyDoor } from './comfy-door.ts';
import { type Engine, lookAtEngine } from './look-at-engine.ts';
import { createNodeReader } from './node-reader.ts';
import { runWorkflow } from './run-workflow.ts';
import { TEMPO, type Tempo } from './tempo.ts';

/** Runs tasks on a ComfyUI by its HTTP and WebSocket doors, as one client among others. */
export function createComfyuiRuntime(address: EngineAddress, tempo: Tempo = TEMPO): Runtime {
  const door = openComfyDoor(address);
  let readNodes = createNodeReader(door);
  let known: Engine | null = null;
  const look = async (signal: AbortSignal): Promise<Engine> => {
    try {
      known = await lookAtEngine(door, readNodes, signal);
      return known;
    } catch (error) {
      // It may come back with other nodes.
      if (error instanceof Refusal) readNodes = createNodeReader(door);
      throw error;
    }
  };
  return {
    name: 'comfyui',
    look: async signal => {
      const { version, offers, gpus, info } = await look(signal);
      const nodeClasses = Object.keys(info).sort();
      return { version, models: offers.map(({ card }) => card), gpus, loadedModel: null, nodeClasses };
    },
    run: async (job, report, signal) => {
      signal.throwIfAborted();
      const engine = known ?? (await look(signal));
      return await runWorkflow({ door, engine, job, report, tempo, signal });
    },
  };
}
