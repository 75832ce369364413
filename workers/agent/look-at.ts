import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../../backend/contract/problem.ts';
import type { Runtime, RuntimeFacts } from '../runtimes/runtime.ts';

const LOOK_MOST_MS = 10_000;

/** What was found when the runtimes of a place looked at their engines: those that answered, and why the first of the others did not. */
export type Sight = {
  readonly seen: readonly { readonly runtime: Runtime; readonly facts: RuntimeFacts }[];
  readonly trouble: string | null;
};

/** An engine's failure in one sentence; what is no expected failure is told as it is. */
const wordsOf = (runtime: Runtime, error: unknown): string =>
  (error instanceof Refusal
    ? error.problem.message
    : `${runtime.name} could not be looked at: ${error instanceof Error ? error.message : String(error)}`
  ).slice(0, 300);

async function lookOne(runtime: Runtime, signal: AbortSignal): Promise<RuntimeFacts | string> {
  const late = new AbortController();
  const tooLong = sleep(LOOK_MOST_MS, `${runtime.name} did not answer within ${LOOK_MOST_MS / 1000} seconds.`, {
    signal: late.signal,
  }).catch(() => '');
  const stop = () => late.abort();
  signal.addEventListener('abort', stop);
  try {
    return await Promise.race([runtime.look(late.signal), tooLong]);
  } catch (error) {
    return wordsOf(runtime, error);
  } finally {
    signal.removeEventListener('abort', stop);
    late.abort();
  }
}

/** Looks at every engine of a place at once; one that does not answer hides none of the others. */
export async function lookAt(runtimes: readonly Runtime[], signal: AbortSignal): Promise<Sight> {
  const found = await Promise.all(runtimes.map(async runtime => ({ runtime, facts: await lookOne(runtime, signal) })));
  const seen = found.flatMap(({ runtime, facts }) => (typeof facts === 'string' ? [] : [{ runtime, facts }]));
  const troubles = found.flatMap(({ facts }) => (typeof facts === 'string' ? [facts] : []));
  return { seen, trouble: troubles[0] ?? null };
}
