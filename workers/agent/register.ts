import { setTimeout as sleep } from 'node:timers/promises';
import { type Problem, Refusal } from '../../backend/contract/problem.ts';
import type { WorkerSelf } from '../../backend/contract/worker.ts';
import type { StudioDoor } from './studio-door.ts';

const RETRY_FIRST_MS = 250;
const RETRY_MOST_MS = 15_000;

/** A pause of between half and one and a half times as long, so that those who lost the studio together do not come back together. */
export const spread = (ms: number, chance = Math.random()): number => ms * (0.5 + chance);

/** What the studio told at the registration; times in ms. */
export type Registered = {
  readonly workerId: string;
  readonly leaseMs: number;
  readonly heartbeatMs: number;
  /** What this worker may be asked for: the studio's id, its own name for it, and the runtime that runs it. */
  readonly models: readonly { readonly own: string | null; readonly id: string; readonly runtime: string }[];
};

const SHUT: ReadonlySet<Problem['code']> = new Set(['not_signed_in', 'not_allowed', 'replaced']);

/** Whether no waiting mends it: the token is not good any more, or another agent uses it. */
export const isShut = (problem: Problem): boolean => SHUT.has(problem.code);

/** Throws a problem that no waiting mends. */
export function throwIfShut(problem: Problem): void {
  if (isShut(problem)) throw new Refusal(problem);
}

/** Says what this machine is until the studio has heard it; null when the signal aborts first. Raises `not_signed_in`, `not_allowed`, `replaced`. */
export async function register(
  studio: StudioDoor,
  self: WorkerSelf,
  signal: AbortSignal,
  say: (words: string) => void,
): Promise<Registered | null> {
  for (let pause = RETRY_FIRST_MS; !signal.aborted; pause = Math.min(RETRY_MOST_MS, pause * 2)) {
    const told = await studio.register({ body: { ...self, sentAt: new Date().toISOString() } });
    if (told.ok) return told.value;
    throwIfShut(told.problem);
    say(`The studio did not take the registration: ${told.problem.message}`);
    await sleep(spread(pause), undefined, { signal }).catch(() => undefined);
  }
  return null;
}
