import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { uuidv7 } from 'uuidv7';
import { describe, expect, it, vi } from 'vitest';
import { createClient } from '../contract/client.ts';
import { personContract } from '../contract/contract.ts';
import type { Scope } from '../contract/endpoint.ts';
import { media } from '../contract/media.ts';
import { INSTANCE_HEADER, worker } from '../contract/worker.ts';
import { card, openBench } from '../features/tasks/task-bench.fake.ts';
import { codeOf, makeFolder, openStudio, value, workerSelf } from '../studio.fake.ts';

const contract = { ...personContract, ...worker, uploadMedia: media.uploadMedia };
const CLAIM = { models: [card.id], loadedModel: null, waitMs: 0 };

/** A program that comes over HTTP with this secret, as this run of an agent where that is said. */
const comeWith = (address: string, secret: string, instanceId?: string) =>
  createClient(
    contract,
    request => {
      request.headers.set('authorization', `Bearer ${secret}`);
      if (instanceId) request.headers.set(INSTANCE_HEADER, instanceId);
      return fetch(request);
    },
    address,
  );

async function openWithTokens() {
  const bench = await openBench();
  const { api, studio } = bench;
  const make = (...scopes: Scope[]) =>
    value(api.createToken({ body: { name: 'Studio PC', scopes, expiresInDays: null } }));
  const come = async (...scopes: Scope[]) => comeWith(studio.address, (await make(...scopes)).secret);
  return { ...bench, make, come };
}

describe('a token', () => {
  it('is shown once, and afterwards only by its first characters', async () => {
    const { api, make } = await openWithTokens();
    const { token, secret } = await make('read');
    expect(secret).toMatch(/^dly_[\w-]{43}$/);
    const listed = await value(api.listTokens({}));
    expect(listed.tokens).toEqual([token]);
    expect(token.hint).toBe(secret.slice(0, 10));
    expect(JSON.stringify(listed)).not.toContain(secret.slice(0, 12));
  });

  it('is kept on the disk as a hash alone', async () => {
    const folder = makeFolder();
    const { api } = await openStudio(folder);
    const { secret } = await value(api.createToken({ body: { name: 'A', scopes: ['read'], expiresInDays: null } }));
    const file = new Sqlite(path.join(folder, 'studio.db'), { readonly: true });
    const row = JSON.stringify(file.prepare('SELECT * FROM token').all());
    file.close();
    expect(row).toContain('"name":"A"');
    expect(row).not.toContain(secret.slice(10));
  });

  it('that may read reads what its person reads, and makes and changes nothing', async () => {
    const { come, projectId } = await openWithTokens();
    const reader = await come('read');
    expect(await codeOf(reader.listBatches({ querystring: { projectId } }))).toBe('ok');
    expect(await codeOf(reader.listWorkers({}))).toBe('ok');
    const body = { projectId, modelId: card.id, parameters: { prompt: 'a lamp' } };
    expect(await codeOf(reader.createTask({ body }))).toBe('not_allowed');
    expect(await codeOf(reader.changeSettings({ body: { trashDays: 1 } }))).toBe('not_allowed');
    expect(await codeOf(reader.listTokens({}))).toBe('not_allowed');
    expect(await codeOf(reader.createToken({ body: { name: 'B', scopes: ['claim'], expiresInDays: null } }))).toBe(
      'not_allowed',
    );
    expect(await codeOf(reader.claim({ body: CLAIM }))).toBe('not_allowed');
  });

  it('that may only claim cannot deliver, nor read; one that may only deliver cannot claim', async () => {
    const { come } = await openWithTokens();
    const id = uuidv7();
    const delivery = { results: [{ sha256: 'a'.repeat(64), seed: 1 }], runtime: 'x', versions: {}, unmapped: [] };
    const claimer = await come('claim');
    await value(claimer.register({ body: workerSelf([card], uuidv7()) }));
    expect(await codeOf(claimer.claim({ body: CLAIM }))).toBe('ok');
    expect(await codeOf(claimer.deliver({ params: { id }, body: { ...delivery, tookMs: 1 } }))).toBe('not_allowed');
    expect(await codeOf(claimer.listWorkers({}))).toBe('not_allowed');
    const deliverer = await come('deliver');
    expect(await codeOf(deliverer.claim({ body: CLAIM }))).toBe('not_allowed');
    // It gets in, and is told that nothing was handed to it.
    expect(await codeOf(deliverer.deliver({ params: { id }, body: { ...delivery, tookMs: 1 } }))).toBe('conflict');
  });

  it('becomes a worker when its agent registers, the same one ever after', async () => {
    const { come, api } = await openWithTokens();
    const agent = await come('claim', 'deliver');
    expect(await codeOf(agent.claim({ body: CLAIM }))).toBe('conflict');
    const first = await value(agent.register({ body: { ...workerSelf([card], uuidv7()), name: 'Studio PC' } }));
    const again = await value(agent.register({ body: { ...workerSelf([card], uuidv7()), name: 'Studio PC' } }));
    expect(again.workerId).toBe(first.workerId);
    const { workers } = await value(api.listWorkers({}));
    expect(workers.filter(({ name }) => name === 'Studio PC').map(({ id }) => id)).toEqual([first.workerId]);
    expect((await value(api.listTokens({}))).tokens[0]?.workerId).toBe(first.workerId);
  });

  it('is good after a restart of the studio, and still that worker', async () => {
    const folder = makeFolder();
    const before = await openBench({}, folder);
    const body = { name: 'A', scopes: ['claim' as const], expiresInDays: null };
    const { secret } = await value(before.api.createToken({ body }));
    const self = workerSelf([card], uuidv7());
    const { workerId } = await value(comeWith(before.studio.address, secret).register({ body: self }));
    await before.studio.close();
    const after = await openBench({}, folder);
    const told = await value(comeWith(after.studio.address, secret).register({ body: self }));
    expect(told.workerId).toBe(workerId);
  });

  it('runs out on its day', async () => {
    const clock = { ahead: 0 };
    const { api, studio } = await openStudio(undefined, { tempo: { now: () => Date.now() + clock.ahead } });
    const { secret } = await value(api.createToken({ body: { name: 'A', scopes: ['read'], expiresInDays: 1 } }));
    const reader = comeWith(studio.address, secret);
    expect(await codeOf(reader.listWorkers({}))).toBe('ok');
    clock.ahead = 86_400_001;
    expect(await codeOf(reader.listWorkers({}))).toBe('not_signed_in');
    expect((await value(api.listTokens({}))).tokens[0]?.state).toBe('expired');
  });

  it('tells when it was used last, to the minute', async () => {
    const clock = { at: Date.parse('2030-01-01T10:00:00Z') };
    const { api, studio } = await openStudio(undefined, { tempo: { now: () => clock.at } });
    const { secret } = await value(api.createToken({ body: { name: 'A', scopes: ['read'], expiresInDays: null } }));
    const usedAt = async () => (await value(api.listTokens({}))).tokens[0]?.lastUsedAt;
    const reader = comeWith(studio.address, secret);
    await reader.listWorkers({});
    await vi.waitFor(async () => expect(await usedAt()).toBe('2030-01-01T10:00:00.000Z'));
    clock.at += 50_000;
    await reader.listWorkers({});
    expect(await usedAt()).toBe('2030-01-01T10:00:00.000Z');
    clock.at += 50_000;
    await reader.listWorkers({});
    await vi.waitFor(async () => expect(await usedAt()).toBe('2030-01-01T10:01:40.000Z'));
  });
});

describe('a token that is revoked', () => {
  it('ends at once, for what waits too, and the task in its hands goes back to the queue', async () => {
    const { ask, api, make, read, studio } = await openWithTokens();
    const { token, secret } = await make('claim', 'deliver');
    const agent = comeWith(studio.address, secret);
    await value(agent.register({ body: workerSelf([card], uuidv7()) }));
    const batch = await ask();
    const attempt = await value(agent.claim({ body: CLAIM }));
    const beat = agent.heartbeat({ params: { id: attempt?.attemptId ?? '' }, body: { waitMs: 20_000 } });
    const claim = agent.claim({ body: { ...CLAIM, waitMs: 20_000 } });
    await vi.waitFor(async () => expect((await read(batch.id)).tasks[0]?.status).toBe('running'));
    expect((await value(api.revokeToken({ params: { id: token.id } }))).state).toBe('revoked');
    expect(await codeOf(claim)).toBe('not_signed_in');
    expect(await codeOf(beat)).not.toBe('ok');
    expect((await read(batch.id)).tasks[0]).toMatchObject({ status: 'queued', attempts: 0 });
    expect(await codeOf(agent.register({ body: workerSelf([card], uuidv7()) }))).toBe('not_signed_in');
    const { workers } = await value(api.listWorkers({}));
    expect(workers.find(({ id }) => id === (token.workerId ?? attempt?.attemptId))?.state ?? 'offline').toBe('offline');
  });

  it('hears no more of what happens', async () => {
    const { api, make, studio } = await openWithTokens();
    const { token, secret } = await make('read');
    const stream = await fetch(new URL('/api/events', studio.address), {
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(stream.status).toBe(200);
    await value(api.revokeToken({ params: { id: token.id } }));
    await expect(stream.text()).rejects.toThrow();
  });

  it('stays revoked after a restart, and can be revoked twice', async () => {
    const folder = makeFolder();
    const before = await openStudio(folder);
    const { token, secret } = await value(
      before.api.createToken({ body: { name: 'A', scopes: ['read'], expiresInDays: null } }),
    );
    await value(before.api.revokeToken({ params: { id: token.id } }));
    expect((await value(before.api.revokeToken({ params: { id: token.id } }))).state).toBe('revoked');
    await before.studio.close();
    const { studio, api } = await openStudio(folder);
    expect(await codeOf(comeWith(studio.address, secret).listWorkers({}))).toBe('not_signed_in');
    expect(await codeOf(api.revokeToken({ params: { id: uuidv7() } }))).toBe('not_found');
  });
});

describe('two agents with one token', () => {
  it('do not fight: the newer is the worker, the older is told to stop, and may still hand in what it has made', async () => {
    const { ask, make, read, studio, paint, deliver } = await openWithTokens();
    const { secret } = await make('claim', 'deliver');
    const [older, newer] = [uuidv7(), uuidv7()];
    const first = comeWith(studio.address, secret, older);
    const second = comeWith(studio.address, secret, newer);
    await value(first.register({ body: workerSelf([card], older) }));
    const batch = await ask();
    const attempt = await value(first.claim({ body: CLAIM }));
    const waiting = first.claim({ body: { ...CLAIM, waitMs: 20_000 } });
    await value(second.register({ body: workerSelf([card], newer) }));
    expect(await codeOf(waiting)).toBe('replaced');
    expect(await codeOf(first.claim({ body: CLAIM }))).toBe('replaced');
    expect(await codeOf(first.leave({}))).toBe('replaced');
    expect((await read(batch.id)).tasks[0]?.status).toBe('queued');
    const id = attempt?.attemptId ?? '';
    const sha256 = await paint('teal');
    const body = { results: [{ sha256, seed: 7 }], runtime: 'x', versions: {}, unmapped: [], tookMs: 1 };
    expect(await codeOf(first.deliver({ params: { id }, body }))).toBe('ok');
    expect((await read(batch.id)).tasks[0]?.status).toBe('succeeded');
    expect(await codeOf(second.claim({ body: CLAIM }))).toBe('ok');
    // What another worker was handed is not to be delivered by this one.
    expect(await codeOf(deliver(id, sha256))).toBe('lease_lost');
  });
});
