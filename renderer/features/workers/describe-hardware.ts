import type { Worker } from '../../../backend/contract/workers.ts';

/** Memory is sold and shown in steps of 1,024. */
const GIB = 1024 ** 3;
const sayMemory = (bytes: number) => `${Math.round(bytes / GIB).toLocaleString('en')} GB`;

/** What a machine has, in words: its GPUs first, since they decide what it can run. */
export function describeHardware({ cpus, memoryBytes, gpus }: Worker['hardware']): string[] {
  const cards =
    gpus.length === 0 ? ['no GPU'] : gpus.map(({ name, memoryBytes }) => `${name}, ${sayMemory(memoryBytes)}`);
  return [...cards, `${cpus} CPU ${cpus === 1 ? 'core' : 'cores'}`, `${sayMemory(memoryBytes)} memory`];
}
