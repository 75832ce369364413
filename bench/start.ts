import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Bench, median } from './support/bench.ts';
import { startServer } from './support/start-server.ts';

const ROUNDS = 7;

const makeFolder = () => mkdtempSync(path.join(tmpdir(), 'dailies-bench-'));

async function timeStart(folder: string): Promise<number> {
  const startedAt = performance.now();
  const served = await startServer(['--no-worker'], folder);
  await fetch(new URL('/api/health', served.address));
  const took = performance.now() - startedAt;
  await served.stop();
  return took;
}

async function timeFirstStart(): Promise<number> {
  const folder = makeFolder();
  const took = await timeStart(folder);
  rmSync(folder, { recursive: true });
  return took;
}

function timeNode(): number {
  const startedAt = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return performance.now() - startedAt;
}

/** How soon the built studio answers: on the folder of yesterday, as on nearly every day, and on one that is new. */
export const start: Bench = {
  name: 'start',
  question: 'How long does the built backend take to its first answer, beside `node -e 0`?',
  run: async () => {
    const used = makeFolder();
    // Fills the compile cache and the folder, as a person's first start does.
    await timeStart(used);
    const again: number[] = [];
    const first: number[] = [];
    const node: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      again.push(await timeStart(used));
      first.push(await timeFirstStart());
      node.push(timeNode());
    }
    rmSync(used, { recursive: true });
    const beside = `node -e 0: ${median(node).toFixed(0)} ms`;
    const over = (times: readonly number[]) => median(times) / median(node);
    return [
      { what: 'on a folder that was used before, over node', value: over(again), unit: '×', goal: { atMost: 7 } },
      { what: 'on a fresh folder, over node', value: over(first), unit: '×' },
      { what: 'to the first answer, on a folder that was used before', value: median(again), unit: 'ms', beside },
      { what: 'to the first answer, on a fresh folder', value: median(first), unit: 'ms', beside },
    ];
  },
};
