import type { Worker } from '../../../backend/contract/workers.ts';

/** Memory is sold and shown in steps of 1,024. */
const GIB = 1024 ** 3;
const sayMemory = (bytes: number) => `${Math.round(bytes / GIB).toLocaleString('en')} GB`;

/** The graphics cards of a machine in words, each with its memory where that is known. */
const describeGpus = ({ gpus }: Worker['hardware']): string[] =>
  gpus.map(({ name, memoryBytes }) => (memoryBytes > 0 ? `${name}, ${sayMemory(memoryBytes)}` : name));

/** What a machine has, in words: its GPUs first, since they decide what it can run. What an engine on an address does not tell is left out. */
export function describeHardware(hardware: Worker['hardware']): string[] {
  const { cpus, memoryBytes, gpus } = hardware;
  const cards = gpus.length > 0 ? describeGpus(hardware) : cpus > 0 ? ['no GPU'] : [];
  return [
    ...cards,
    ...(cpus > 0 ? [`${cpus} CPU ${cpus === 1 ? 'core' : 'cores'}`] : []),
    ...(memoryBytes > 0 ? [`${sayMemory(memoryBytes)} memory`] : []),
  ];
}
