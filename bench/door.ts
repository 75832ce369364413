import { createClient } from '../backend/contract/client.ts';
import { personContract } from '../backend/contract/contract.ts';
import { type Bench, median } from './support/bench.ts';
import type { Knocked, Knocks } from './support/knock-part.ts';
import { inParallel, SKETCH } from './support/open-store.ts';
import { type Part, startPart } from './support/start-part.ts';
import type { StudioTold } from './support/studio-part.ts';

const CLAIMS = 1_000;
const ROUNDS = 5;
const CONNECTIONS = 32;
const A_PRESS = 8;
const BODY = JSON.stringify({ models: [SKETCH.id], loadedModel: null, waitMs: 0 });

/** Puts enough tasks into the queue for all rounds, and one more to warm up, over the socket and without. */
async function fill({ address, person }: StudioTold): Promise<void> {
  const api = createClient(
    personContract,
    request => {
      request.headers.set('authorization', `Bearer ${person}`);
      return fetch(request);
    },
    address,
  );
  const found = await api.listProjects({});
  const projectId = found.ok ? (found.value.projects[0]?.id ?? '') : '';
  const parameters = { prompt: 'fog over a harbour at first light', count: A_PRESS };
  await inParallel(((ROUNDS + 1) * 2 * CLAIMS) / A_PRESS, 16, async () => {
    const made = await api.createTask({ body: { projectId, modelId: SKETCH.id, parameters } });
    if (!made.ok) throw new Error(made.problem.message);
  });
}

/** CPU µs of a server for each of the requests that `work` makes. */
async function costOf(server: Part<unknown>, work: () => Promise<unknown>): Promise<number> {
  const { cpu: before } = await server.ask<{ cpu: number }>({});
  await work();
  const { cpu: after } = await server.ask<{ cpu: number }>({});
  return (after - before) / CLAIMS;
}

/** What the whole claim costs at its door. The servers are on one core, who knocks is on the other. */
export const door: Bench = {
  name: 'door',
  question: 'What does the whole claim route cost the server, beside a bare node:http echo of as many bytes?',
  run: async () => {
    const studio = await startPart<StudioTold>('studio-part.ts', { core: 0 });
    const echo = await startPart<{ address: string }>('echo-part.ts', { core: 0 });
    const knocker = await startPart('knock-part.ts', { core: 1 });
    await fill(studio.told);
    const knock = (address: string, url: string, headers: Knocks['headers']) =>
      knocker.ask<Knocked>({
        port: Number(new URL(address).port),
        url,
        headers,
        body: BODY,
        count: CLAIMS,
        connections: CONNECTIONS,
      } satisfies Knocks);
    const authorization = `Bearer ${studio.told.worker}`;
    let bytes = 0;
    const costs: { claim: number; bare: number; inject: number }[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const claim = await costOf(studio, async () => {
        ({ bytes } = await knock(studio.told.address, '/api/worker/claim', { authorization }));
      });
      const bare = await costOf(echo, () =>
        knock(echo.told.address, '/', { authorization, 'x-answer-bytes': String(bytes) }),
      );
      const inject = await costOf(studio, () => studio.ask({ inject: { body: BODY, count: CLAIMS } }));
      costs.push({ claim, bare, inject });
    }
    for (const part of [studio, echo, knocker]) await part.stop();
    const warm = costs.slice(1);
    const [claim, bare, inject] = (['claim', 'bare', 'inject'] as const).map(way =>
      median(warm.map(cost => cost[way])),
    );
    const over = (way: 'claim' | 'inject') => median(warm.map(cost => cost[way] / cost.bare));
    return [
      { what: 'claim over bare, server CPU', value: over('claim'), unit: '×', goal: { atMost: 2.5 } },
      {
        what: 'claim',
        value: claim ?? 0,
        unit: 'µs',
        beside: `${bare?.toFixed(0)} µs bare, ${bytes} bytes, 32 at a time`,
      },
      { what: 'inject over bare', value: over('inject'), unit: '×', beside: `${inject?.toFixed(0)} µs, no socket` },
    ];
  },
};
