import { createHash } from 'node:crypto';
import fc from 'fast-check';
import sharp from 'sharp';
import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { safeParse } from 'zod/v4/core';
import { type AnyRequest, anyRequest, type Description } from './contract/any-request.fake.ts';
import { bytes } from './contract/bytes.ts';
import { personContract } from './contract/contract.ts';
import type { Endpoint } from './contract/endpoint.ts';
import { roster } from './contract/engines.ts';
import { Problem, statusOf } from './contract/problem.ts';
import { worker } from './contract/worker.ts';
import { openStudio, value, workerSelf } from './studio.fake.ts';

const doors = new Map<string, Endpoint>(
  Object.values({ ...personContract, ...worker, ...roster, ...bytes }).map(door => [door.schema.operationId, door]),
);
const givesBytes: ReadonlySet<string> = new Set(Object.values(bytes).map(door => door.schema.operationId));

/** A studio in which something of everything is there: a task that waits, one that runs, one that failed, a kept take, a worker. */
async function openLivedIn() {
  const bench = await openStudio();
  const { api, agent, projectId } = bench;
  const { models } = await value(api.listModels({}));
  const cards = models.map(({ workers: _, online: __, ...card }) => card);
  const { workerId } = await value(agent.register({ body: workerSelf(cards, uuidv7()) }));
  const ask = (prompt: string, count = 1) =>
    value(api.createTask({ body: { projectId, modelId: 'previz-sketch', parameters: { prompt, count } } }));
  const claim = () => value(agent.claim({ body: { models: ['previz-sketch'], loadedModel: null, waitMs: 0 } }));

  const done = await ask('a finished one');
  const first = await claim();
  const picture = new Uint8Array(
    await sharp({ create: { width: 32, height: 32, channels: 3, background: 'teal' } })
      .png()
      .toBuffer(),
  );
  const sha256 = createHash('sha256').update(picture).digest('hex');
  await value(agent.uploadMedia({ params: { sha256 }, bytes: picture, type: 'image/png' }));
  const delivered = await value(
    agent.deliver({
      params: { id: first?.attemptId ?? '' },
      body: { results: [{ sha256, seed: 1 }], runtime: 'previz', versions: {}, unmapped: [], tookMs: 1 },
    }),
  );
  await value(api.keepTakes({ body: { ids: delivered.generationIds } }));
  const running = await ask('a running one');
  const second = await claim();
  const waiting = await ask('two that wait', 2);
  const batches = [done, running, waiting];
  const tasks = batches.flatMap(batch => batch.tasks.map(task => task.id));
  const attempts = [first, second].flatMap(assignment => assignment?.attemptId ?? []);
  const known = {
    id: [projectId, workerId, ...delivered.generationIds, ...batches.map(batch => batch.id), ...tasks, ...attempts],
    sha256: [sha256],
    projectId: [projectId],
    modelId: cards.map(card => card.id),
    models: cards.map(card => card.id),
    loadedModel: cards.map(card => card.id),
    after: tasks,
    ids: delivered.generationIds,
    basedOn: delivered.generationIds,
  };
  return { ...bench, known };
}

/** What is wrong with an answer; null, if nothing is. */
function faultOf(door: string, status: number, body: string): string | null {
  if (status >= 400) {
    const problem = Problem.safeParse(JSON.parse(body));
    if (!problem.success) return `its body is no Problem: ${body.slice(0, 200)}`;
    if (problem.data.code === 'internal') return 'it found a bug';
    return statusOf[problem.data.code] === status ? null : `${problem.data.code} came with the status ${status}`;
  }
  const shapes = doors.get(door)?.schema.response as Record<number, z.core.$ZodType | undefined> | undefined;
  const shape = shapes?.[status];
  if (!shape) return status < 300 && givesBytes.has(door) ? null : `the status ${status} is not one that it names`;
  if (status === 204) return body === '' ? null : 'a body came where none is due';
  const fit = safeParse(shape, JSON.parse(body));
  return fit.success ? null : `its body does not fit: ${fit.error.message}`;
}

describe('every door', () => {
  it('answers whatever comes with what it promises or with a problem in words, and the studio goes on', async () => {
    const { studio, api, workerToken, known } = await openLivedIn();
    const send = async ({ method, url, headers, payload }: AnyRequest, token: string) => {
      const reply = await studio.app.inject({
        method: method as 'GET',
        url,
        headers: { ...headers, host: 'studio.local', authorization: `Bearer ${token}` },
        ...(payload !== undefined && { payload }),
        payloadAsStream: true,
      });
      const events = String(reply.headers['content-type']).startsWith('text/event-stream');
      let body = '';
      if (events) reply.stream().destroy();
      else for await (const chunk of reply.stream()) body += String(chunk);
      return { status: reply.statusCode, body };
    };
    const request = anyRequest(studio.app.swagger() as Description, known);
    const knock = fc.record({
      request,
      as: fc.oneof({ weight: 7, arbitrary: fc.constant('person') }, fc.constant('worker')),
    });
    await fc.assert(
      fc.asyncProperty(knock, async ({ request, as }) => {
        const access = doors.get(request.door)?.config.access;
        const token = access === 'worker' || as === 'worker' ? workerToken : studio.desktopToken;
        const { status, body } = await send(request, token);
        expect(faultOf(request.door, status, body)).toBeNull();
      }),
      { numRuns: 2_000, interruptAfterTimeLimit: 8_000 },
    );
    expect((await api.readHealth({})).ok).toBe(true);
    expect((await api.readQueue({})).ok).toBe(true);
  }, 60_000);
});
