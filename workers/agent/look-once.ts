import { ENGINE_NAMES, type EnginePlace, type Looked } from '../../backend/contract/engines.ts';
import { type Problem, Refusal } from '../../backend/contract/problem.ts';
import type { Runtime } from '../runtimes/runtime.ts';

const KNOCK_MOST_MS = 3_000;

/** Whether anything at all answers there; a redirect is an answer, and is not followed. */
const answers = (address: string): Promise<boolean> =>
  fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(KNOCK_MOST_MS) }).then(
    async response => {
      await response.body?.cancel();
      return true;
    },
    () => false,
  );

async function problemOf({ kind, address }: EnginePlace, error: unknown): Promise<Problem> {
  const name = ENGINE_NAMES[kind];
  const code = error instanceof Refusal ? error.problem.code : null;
  if (code === 'not_signed_in')
    return { code: 'engine_locked', message: `${name} at ${address} wants a password.`, where: address };
  if (await answers(address))
    return { code: 'wrong_engine', message: `${address} answers, but not as ${name}.`, where: address, expected: name };
  return { code: 'unreachable', message: `${name} at ${address} does not answer.`, where: `engine at ${address}` };
}

/** Looks at an engine that nobody drives yet: what it is and has, or why it cannot be used. */
export async function lookOnce(runtime: Runtime, place: EnginePlace, signal: AbortSignal): Promise<Looked> {
  try {
    const { version, models, gpus } = await runtime.look(signal);
    return {
      found: true,
      version: version.slice(0, 80),
      models: models.slice(0, 1000).map(model => model.name),
      gpus: gpus.slice(0, 50).map(gpu => gpu.name),
    };
  } catch (error) {
    return { found: false, problem: await problemOf(place, error) };
  }
}
