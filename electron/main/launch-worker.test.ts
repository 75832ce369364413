import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ForkOptions } from 'electron';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createWorkerLauncher } from './launch-worker.ts';

/** A process takes as long to come up as the machine lets it. */
const PATIENT = { timeout: 15_000 };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'dailies-worker-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A real process with the face of Electron's utility process. */
const fork = (file: string, _: string[] | undefined, options: ForkOptions = {}) =>
  spawn(process.execPath, [file], { env: options.env as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] });

async function launch(script: string, env: Record<string, string> = {}) {
  const file = path.join(folder, 'worker.mjs');
  await writeFile(file, script);
  const lines: string[] = [];
  const exits: (number | null)[] = [];
  const worker = createWorkerLauncher({ fork: fork as never }, file, line => lines.push(line))(env);
  worker.onExit(code => exits.push(code));
  return { worker, lines, exits };
}

describe('the built-in worker’s process', () => {
  it('is given its variables beside the process’s own, and its lines and end are told', async () => {
    const { lines, exits } = await launch(
      `process.stdout.write('token ' + process.env.DAILIES_TOKEN + '\\n' + (process.env.PATH ? 'path' : 'none') + '\\n');
       process.stderr.write('a complaint\\n'); process.exitCode = 3;`,
      { DAILIES_TOKEN: 'secret-1' },
    );
    await vi.waitFor(() => expect(exits).toEqual([3]), PATIENT);
    expect(lines.toSorted()).toEqual(['a complaint', 'path', 'token secret-1']);
  });

  it('is asked to end, and one that does not listen is made to', async () => {
    const { worker, lines, exits } = await launch(
      `process.on('SIGTERM', () => console.log('not yet')); setInterval(() => {}, 1000); console.log('up');`,
    );
    await vi.waitFor(() => expect(lines).toContain('up'), PATIENT);
    worker.kill('SIGTERM');
    await vi.waitFor(() => expect(lines).toContain('not yet'), PATIENT);
    expect(exits).toEqual([]);
    worker.kill('SIGKILL');
    await vi.waitFor(() => expect(exits).toHaveLength(1), PATIENT);
  });
});
