import { spawnSync } from 'node:child_process';
import { type Bench, median } from './support/bench.ts';
import { startServer } from './support/start-server.ts';

const ROUNDS = 7;

async function timeStart(): Promise<number> {
  const startedAt = performance.now();
  const served = await startServer(['--no-worker']);
  await fetch(new URL('/api/health', served.address));
  const took = performance.now() - startedAt;
  await served.stop();
  return took;
}

function timeNode(): number {
  const startedAt = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return performance.now() - startedAt;
}

/** How soon the built studio answers. */
export const start: Bench = {
  name: 'start',
  question: 'How long does the built backend take to its first answer, beside `node -e 0`?',
  run: async () => {
    await timeStart(); // fills the compile cache, as a person's first start does
    const studio: number[] = [];
    const node: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      studio.push(await timeStart());
      node.push(timeNode());
    }
    return [
      { what: 'studio over node', value: median(studio) / median(node), unit: '×', goal: { atMost: 7 } },
      {
        what: 'to the first answer, on a fresh folder',
        value: median(studio),
        unit: 'ms',
        beside: `node -e 0: ${median(node).toFixed(0)} ms`,
      },
    ];
  },
};
