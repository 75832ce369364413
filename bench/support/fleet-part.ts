import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { createClient } from '../../backend/contract/client.ts';
import { media } from '../../backend/contract/media.ts';
import { worker } from '../../backend/contract/worker.ts';
import { answerAsker, sharedMicros } from './answer-asker.ts';
import { SKETCH } from './open-store.ts';

/** The machines that a fleet plays. */
export type Fleet = { readonly address: string; readonly secrets: readonly string[] };
/** What a fleet is asked: to register; to run so many tasks, each of workMs; to wait for tasks that may never come; or to leave. */
export type FleetQuestion =
  | { readonly register: Fleet; readonly result: string }
  | { readonly run: number; readonly workMs: number }
  | { readonly wait: true }
  | { readonly heard: true };
/** How long each claim took in ms; of waiting machines the shared µs at which each held a task. */
export type FleetTold = { readonly claimsMs: number[]; readonly heldAt: number[] };

const contract = { ...worker, uploadMedia: media.uploadMedia } as const;
const open = (address: string, secret: string) =>
  createClient(
    contract,
    request => {
      request.headers.set('authorization', `Bearer ${secret}`);
      return fetch(request);
    },
    address,
  );

let agents: ReturnType<typeof open>[] = [];
let sha256 = '';
const heldAt: number[] = [];
const want = (waitMs: number) => ({ body: { models: [SKETCH.id], loadedModel: SKETCH.id, waitMs } });
const said = <T>(result: { ok: true; value: T } | { ok: false; problem: { message: string } }): T => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};

async function register({ address, secrets }: Fleet, result: string): Promise<void> {
  sha256 = result;
  agents = secrets.map(secret => open(address, secret));
  for (const [n, agent] of agents.entries()) {
    const hardware = { cpus: 8, memoryBytes: 1, gpus: [] };
    const self = { name: `Machine ${n + 1}`, host: `machine-${n + 1}`, instanceId: uuidv7(), version: '1' };
    said(await agent.register({ body: { ...self, runtimes: [], models: [SKETCH], hardware } }));
  }
}

/** Every machine claims, works and delivers, again and again, until so many tasks are done. */
async function run(count: number, workMs: number): Promise<number[]> {
  const claimsMs: number[] = [];
  await Promise.all(
    agents.map(async (agent, n) => {
      // They did not all begin in the same moment.
      await sleep((workMs * n) / agents.length);
      while (claimsMs.length < count) {
        const startedAt = performance.now();
        const claimed = said(await agent.claim(want(0)));
        claimsMs.push(performance.now() - startedAt);
        if (!claimed) return;
        // No two tasks take equally long; equal ones would make all machines come at once.
        await sleep(workMs * (0.5 + Math.random()));
        const delivery = {
          results: [{ sha256, seed: 1 }],
          runtime: 'bench',
          versions: {},
          unmapped: [],
          tookMs: workMs,
        };
        said(await agent.deliver({ params: { id: claimed.attemptId }, body: delivery }));
      }
    }),
  );
  return claimsMs;
}

/** Every machine holds a long poll open, and asks again when it ends. */
function wait(): void {
  for (const agent of agents)
    void (async () => {
      for (;;) if (said(await agent.claim(want(25_000)))) return void heldAt.push(sharedMicros());
    })();
}

answerAsker<FleetQuestion>(
  {},
  async (question): Promise<FleetTold> => {
    if ('register' in question) await register(question.register, question.result);
    if ('wait' in question) wait();
    const claimsMs = 'run' in question ? await run(question.run, question.workMs) : [];
    return { claimsMs, heldAt: heldAt.splice(0) };
  },
  () => undefined,
);
