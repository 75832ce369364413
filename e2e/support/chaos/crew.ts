import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { bundleProcesses, ROOT } from './bundle-processes.ts';
import { type CuttingProxy, openCuttingProxy } from './cutting-proxy.ts';

/** One machine: its folder, its line to the studio, its token, and the agent that runs there, if any does. */
export type Machine = {
  readonly name: string;
  readonly folder: string;
  readonly proxy: CuttingProxy;
  /** Whether its folder is a disk of its own that can be filled. */
  readonly ownDisk: boolean;
  token: string;
  tokenId: string;
  clockMs: number;
  child: ChildProcess | null;
};

const DISK_MB = 48;

/** Gives a folder a small disk of its own; false where this machine does not allow that. */
function mountDisk(folder: string): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', folder], { stdio: 'ignore' });
    process.once('exit', () => execFileSync('umount', ['--lazy', folder], { stdio: 'ignore' }));
    return true;
  } catch {
    return false;
  }
}

/** Sets a machine up without starting its agent. */
export async function openMachine(
  name: string,
  folder: string,
  studioPort: number,
  token: { token: string; tokenId: string },
): Promise<Machine> {
  mkdirSync(folder, { recursive: true });
  const proxy = await openCuttingProxy(studioPort);
  return { name, folder, proxy, ownDisk: mountDisk(folder), ...token, clockMs: 0, child: null };
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  // One that is frozen hears of no end but this.
  for (const child of running) child.kill('SIGKILL');
});

/** A process of agents; it ends with this one. */
export async function startAgents(
  agents: readonly { name: string; token: string; folder: string; address: string }[],
  clockMs = 0,
): Promise<ChildProcess> {
  const { agent, compileCache } = await bundleProcesses();
  const child = fork(agent, [], {
    cwd: ROOT,
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache, CHAOS_AGENTS: JSON.stringify({ agents, clockMs }) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Starts a machine's agent; one that ends by itself is forgotten. */
export async function startMachine(machine: Machine): Promise<void> {
  const { name, folder, token, proxy } = machine;
  const child = await startAgents([{ name, folder, token, address: proxy.address }], machine.clockMs);
  machine.child = child;
  child.once('exit', () => {
    if (machine.child === child) machine.child = null;
  });
}

/** Ends a process and waits until it is gone. */
export const endProcess = (child: ChildProcess | null, signal: NodeJS.Signals): Promise<void> =>
  new Promise(resolve => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });

/** Leaves not one byte free on a machine's disk until `free` is called. */
export function fillDisk({ folder }: Machine): () => void {
  const filler = path.join(folder, 'filler');
  const file = openSync(filler, 'a');
  try {
    for (const block of [1_048_576, 4_096]) {
      try {
        for (;;) writeSync(file, Buffer.alloc(block));
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    }
  } finally {
    closeSync(file);
  }
  return () => rmSync(filler, { force: true });
}
