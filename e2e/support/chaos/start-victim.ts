import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { createClient, type Fetch } from '../../../backend/contract/client.ts';
import { personContract } from '../../../backend/contract/contract.ts';
import { media } from '../../../backend/contract/media.ts';
import { worker } from '../../../backend/contract/worker.ts';
import type { LaneTempo } from '../../../backend/features/lanes/lane-parts.ts';
import type { FalPlace } from '../../../backend/providers/fal/open-fal.ts';
import type { ReplicatePlace } from '../../../backend/providers/replicate/open-replicate.ts';
import { bundleProcesses, ROOT } from './bundle-processes.ts';
import type { DieAt } from './die-at.ts';

const workerContract = { ...worker, uploadMedia: media.uploadMedia } as const;
type Told = { address: string; workerToken: string; personToken: string };

const as =
  (token: string): Fetch =>
  request => {
    request.headers.set('authorization', `Bearer ${token}`);
    return fetch(request);
  };

/** Where a victim listens (0 or nothing: anywhere), and what of its deadlines differs. */
export type VictimOptions = {
  readonly port?: number;
  readonly tempo?: { leaseMs: number; heartbeatMs: number; silentLeaseMs?: number };
  /** Clouds on loopback in place of the real ones. */
  readonly clouds?: { readonly replicate: ReplicatePlace; readonly fal: FalPlace; readonly tempo: Partial<LaneTempo> };
  /** It can be told at which statement to die. */
  readonly mayDie?: boolean;
};

const DIE_AT = path.join(import.meta.dirname, 'die-at.ts');

/** A studio in a process of its own, to be killed; `person` and `agent` speak to it over HTTP. */
export async function startVictim(folder: string, options: VictimOptions = {}) {
  const { studio, compileCache } = await bundleProcesses();
  const child: ChildProcess = fork(studio, [folder, JSON.stringify(options)], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
    ...(options.mayDie === true && { execArgv: ['--import', DIE_AT] }),
  });
  const told: Partial<Told> = {};
  await new Promise<void>((resolve, reject) => {
    child.once('exit', code => reject(new Error(`The studio ended at its start, with code ${code}.`)));
    child.on('message', message => {
      Object.assign(told, message);
      resolve();
    });
  });
  child.removeAllListeners('exit');
  const { address = '', workerToken = '', personToken = '' } = told;
  const ended = new Promise<NodeJS.Signals | null>(resolve => child.once('exit', (_, signal) => resolve(signal)));
  const end = (signal: 'SIGKILL' | 'SIGTERM') =>
    new Promise<void>(resolve => {
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  return {
    address,
    personToken,
    /** By which signal it ended, once it has. */
    ended,
    /** Has it die at a statement; resolves once it knows. */
    dieAt: (where: DieAt) =>
      new Promise<void>(resolve => {
        child.once('message', () => resolve());
        child.send(where);
      }),
    person: createClient(personContract, as(personToken), address),
    agent: createClient(workerContract, as(workerToken), address),
    kill: () => end('SIGKILL'),
    close: () => end('SIGTERM'),
  };
}
export type Victim = Awaited<ReturnType<typeof startVictim>>;
