import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { createClient } from '../backend/contract/client.ts';
import { personContract } from '../backend/contract/contract.ts';
import { sharedMicros } from './support/answer-asker.ts';
import type { Bench } from './support/bench.ts';
import type { FleetTold } from './support/fleet-part.ts';
import { SKETCH } from './support/open-store.ts';
import { startPart } from './support/start-part.ts';
import type { StudioAnswer, StudioTold } from './support/studio-part.ts';

const MACHINES = 50;
const QUEUED = 10_000;
const A_PRESS = 8;
const CLAIMS = 5_000;
/** How long each task is worked at: the fleet is handed 200 tasks a second. */
const WORK_MS = 250;
const IDLE_MS = 10_000;

const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * q) - 1)] ?? Number.NaN;

async function openPerson({ address, person }: StudioTold) {
  const send = (request: Request) => {
    request.headers.set('authorization', `Bearer ${person}`);
    return fetch(request);
  };
  const api = createClient(personContract, send, address);
  const said = async <T>(asked: Promise<{ ok: true; value: T } | { ok: false; problem: { message: string } }>) => {
    const result = await asked;
    if (!result.ok) throw new Error(result.problem.message);
    return result.value;
  };
  const { projects } = await said(api.listProjects({}));
  const projectId = projects[0]?.id ?? '';
  const ask = (count: number) =>
    said(api.createTask({ body: { projectId, modelId: SKETCH.id, parameters: { prompt: 'a lamp', count } } }));
  const makeToken = async (n: number) => {
    const body = { name: `Machine ${n}`, scopes: ['claim' as const, 'deliver' as const], expiresInDays: null };
    return (await said(api.createToken({ body }))).secret;
  };
  const bytes = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
  await said(api.importMedia({ bytes: new Blob([new Uint8Array(bytes)]), type: 'image/png' }));
  return { ask, makeToken, result: createHash('sha256').update(bytes).digest('hex') };
}

/** A house of fifty machines: what a claim costs while all work, and what they cost while none does. */
export const fleet: Bench = {
  name: 'fleet',
  question: `How do ${MACHINES} machines and ${QUEUED.toLocaleString('en')} queued tasks get on, at the route?`,
  run: async () => {
    const studio = await startPart<StudioTold>('studio-part.ts', { core: 0 });
    const machines = await startPart('fleet-part.ts', { core: 1 });
    const { ask, makeToken, result } = await openPerson(studio.told);
    const secrets: string[] = [];
    for (let n = 1; n <= MACHINES; n++) secrets.push(await makeToken(n));
    await machines.ask({ register: { address: studio.told.address, secrets }, result });
    for (let n = 0; n < QUEUED / A_PRESS; n++) await ask(A_PRESS);

    await machines.ask<FleetTold>({ run: CLAIMS / 10, workMs: 0 });
    await studio.ask<StudioAnswer>({});
    const { claimsMs: roundTripsMs } = await machines.ask<FleetTold>({ run: CLAIMS, workMs: WORK_MS });
    const { claimsMs } = await studio.ask<StudioAnswer>({});
    await machines.ask<FleetTold>({ run: QUEUED, workMs: 0 });

    await machines.ask({ wait: true });
    await sleep(1_000);
    const cpu = async () => (await studio.ask<StudioAnswer>({})).cpu;
    const before = await cpu();
    await sleep(IDLE_MS);
    const idle = (await cpu()) - before;

    const waitsMs: number[] = [];
    for (let n = 0; n < MACHINES; n++) {
      const askedAt = sharedMicros();
      await ask(1);
      await sleep(100);
      for (const at of (await machines.ask<FleetTold>({ heard: true })).heldAt) waitsMs.push((at - askedAt) / 1000);
    }
    for (const part of [machines, studio]) await part.stop();
    if (waitsMs.length < MACHINES) throw new Error(`Only ${waitsMs.length} of ${MACHINES} tasks reached a machine.`);
    return [
      { what: 'claim at the route, p99', value: quantile(claimsMs, 0.99), unit: 'ms', goal: { atMost: 20 } },
      {
        what: 'claim at the route, p50',
        value: quantile(claimsMs, 0.5),
        unit: 'ms',
        beside: `${claimsMs.length} claims, ${Math.round((MACHINES * 1000) / WORK_MS)} a second`,
      },
      {
        what: 'claim as the machines see it, p99',
        value: quantile(roundTripsMs, 0.99),
        unit: 'ms',
        beside: 'all on one core',
      },
      { what: 'idle machine to its task, longest', value: Math.max(...waitsMs), unit: 'ms', goal: { atMost: 1_000 } },
      { what: 'idle machine to its task, p50', value: quantile(waitsMs, 0.5), unit: 'ms' },
      {
        what: `${MACHINES} idle machines`,
        value: (idle / (IDLE_MS * 1000)) * 100,
        unit: '% of a core',
        goal: { atMost: 3 },
      },
    ];
  },
};
