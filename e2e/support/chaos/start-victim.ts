import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { createClient, type Fetch } from '../../../backend/contract/client.ts';
import { personContract } from '../../../backend/contract/contract.ts';
import { media } from '../../../backend/contract/media.ts';
import { worker } from '../../../backend/contract/worker.ts';

const workerContract = { ...worker, uploadMedia: media.uploadMedia } as const;
type Told = { address: string; workerToken: string; personToken: string };

const as =
  (token: string): Fetch =>
  request => {
    request.headers.set('authorization', `Bearer ${token}`);
    return fetch(request);
  };

/** A studio in a process of its own, to be killed; `person` and `agent` speak to it over HTTP. */
export async function startVictim(folder: string) {
  const child: ChildProcess = fork(path.join(import.meta.dirname, 'studio.ts'), [folder], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const told: Partial<Told> = {};
  await new Promise<void>((resolve, reject) => {
    child.once('exit', code => reject(new Error(`The studio ended at its start, with code ${code}.`)));
    child.on('message', message => {
      Object.assign(told, message);
      if (told.address && told.workerToken && told.personToken) resolve();
    });
  });
  child.removeAllListeners('exit');
  const { address = '', workerToken = '', personToken = '' } = told;
  return {
    person: createClient(personContract, as(personToken), address),
    agent: createClient(workerContract, as(workerToken), address),
    kill: () =>
      new Promise<void>(resolve => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}
export type Victim = Awaited<ReturnType<typeof startVictim>>;
