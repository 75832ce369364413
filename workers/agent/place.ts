import { hostname } from 'node:os';
import type { WorkerSelf } from '../../backend/contract/worker.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { readHardware } from '../hardware/read-hardware.ts';
import type { Runtime } from '../runtimes/runtime.ts';
import type { Sight } from './look-at.ts';
import type { Outbox } from './outbox.ts';
import type { StudioDoor } from './studio-door.ts';

/** One worker as the studio knows it: its own token, its own name, and what it runs things with. It runs one task at a time. */
export type Place = {
  readonly studio: StudioDoor;
  readonly name: string;
  /** Made anew at each start: what a former one held is given back at once. */
  readonly instanceId: string;
  /** The host that its engine is on, where that is not this one. */
  readonly host?: string;
  readonly runtimes: readonly Runtime[];
  /** Where its results wait for the studio. */
  readonly outbox: Outbox;
  readonly say: (words: string) => void;
};

/** What a place says of itself, from what its runtimes found. */
export function describePlace({ name, instanceId, host }: Place, { seen }: Sight): WorkerSelf {
  return {
    name,
    host: host ?? hostname(),
    instanceId,
    version: packageJson.version,
    runtimes: seen.map(({ runtime, facts }) => ({ name: runtime.name, version: facts.version.slice(0, 80) })),
    models: seen.flatMap(({ runtime, facts }) => facts.models.map(card => ({ ...card, runtime: runtime.name }))),
    nodeClasses: seen.flatMap(({ facts }) => facts.nodeClasses ?? []),
    loadedModel: seen.map(({ facts }) => facts.loadedModel).find(model => model !== null) ?? null,
    // Of another machine, an engine tells its GPUs and nothing else.
    hardware: {
      ...(host === undefined ? readHardware() : { cpus: 0, memoryBytes: 0 }),
      gpus: seen.flatMap(({ facts }) => facts.gpus),
    },
  };
}
