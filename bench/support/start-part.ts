import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const TASKSET = '/usr/bin/taskset';

/** A process of a measurement: what it told when it was ready, and how it is asked. */
export type Part<Told> = {
  readonly told: Told;
  /** Sends a question and resolves to its answer; one question at a time. */
  ask<Answer>(question: object): Promise<Answer>;
  stop(): Promise<void>;
};

/** Starts a file of this folder in a process of its own, on one core alone where the system can do that; throws when it ends early. */
export async function startPart<Told>(
  file: `${string}-part.ts`,
  { core, args = [] }: { core?: number; args?: readonly string[] } = {},
): Promise<Part<Told>> {
  const pinned = core !== undefined && existsSync(TASKSET);
  const child = fork(path.join(import.meta.dirname, file), [...args], {
    execPath: pinned ? TASKSET : process.execPath,
    execArgv: pinned ? ['-c', String(core), process.execPath, '--expose-gc'] : ['--expose-gc'],
  });
  const gone = new Promise<never>((_, reject) =>
    child.once('exit', code => reject(new Error(`${file} ended with code ${code}.`))),
  );
  gone.catch(() => undefined);
  const answer = <T>() =>
    Promise.race([gone, new Promise<T>(resolve => child.once('message', message => resolve(message as T)))]);
  return {
    told: await answer<Told>(),
    ask: question => {
      const came = answer<never>();
      child.send(question);
      return came;
    },
    stop: async () => {
      child.disconnect();
      await gone.catch(() => undefined);
    },
  };
}
