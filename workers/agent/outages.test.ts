import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { listAttempts } from '../../backend/db/list-attempts.fake.ts';
import { mountSmallDisk, whyNoSmallDisk } from '../../backend/db/small-disk.fake.ts';
import { makeFolder, value } from '../../backend/studio.fake.ts';
import { type Act, openAgentBench } from './agent-bench.fake.ts';
import type { StudioDoor } from './studio-door.ts';

const PATIENT = { timeout: 15_000, interval: 50 };
const nothing: Act = async () => undefined;
const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

describe('a result that is made', () => {
  it('while the studio is closed waits on the disk, and arrives once it is open again', async () => {
    const bench = await openAgentBench();
    const { secret } = await bench.makeToken('A');
    const agent = await bench.startAgent(async () => bench.close(), { secret });
    const { id } = await bench.ask();
    await vi.waitFor(async () => expect(await agent.outbox.list()).toHaveLength(1), PATIENT);
    await wait(500);
    await bench.reopen();
    const done = await bench.until(id, 'succeeded');
    expect([done.tasks[0]?.attempts, done.takes.length]).toEqual([1, 1]);
    await vi.waitFor(async () => expect(await agent.outbox.list()).toEqual([]), PATIENT);
  });

  it('arrives at the agent’s next start, when it was killed before it could deliver and its lease is long gone', async () => {
    const bench = await openAgentBench({ tempo: { leaseMs: 600, heartbeatMs: 200 } });
    const { secret } = await bench.makeToken('A');
    const agentFolder = makeFolder();
    const agent = await bench.startAgent(async () => bench.close(), { secret, agentFolder });
    const { id } = await bench.ask();
    await vi.waitFor(async () => expect(await agent.outbox.list()).toHaveLength(1), PATIENT);
    await agent.stop();
    await bench.reopen();
    await bench.until(id, 'queued');
    await vi.waitFor(() => expect(listAttempts(bench.folder)).toEqual(['expired']), PATIENT);
    let runs = 0;
    await bench.startAgent(async () => (runs += 1), { secret, agentFolder });
    await bench.until(id, 'succeeded');
    expect([runs, listAttempts(bench.folder)]).toEqual([0, ['accepted']]);
  });

  it('arrives also when the engine that made it does not answer any more', async () => {
    const bench = await openAgentBench();
    const { secret } = await bench.makeToken('A');
    const agentFolder = makeFolder();
    const agent = await bench.startAgent(async () => bench.close(), { secret, agentFolder });
    const { id } = await bench.ask();
    await vi.waitFor(async () => expect(await agent.outbox.list()).toHaveLength(1), PATIENT);
    await agent.stop();
    await bench.reopen();
    await bench.startAgent(nothing, { secret, agentFolder, engineIsAway: true });
    await bench.until(id, 'succeeded');
  });

  it('waits beside the next tasks while the studio cannot take it, and holds up none of them', async () => {
    const bench = await openAgentBench();
    const { secret } = await bench.makeToken('A');
    const full = { ok: false, problem: { code: 'disk_full', message: 'The disk is full.' } } as const;
    let stuck: string | null = null;
    let free = false;
    const door = (real: StudioDoor): StudioDoor => ({
      ...real,
      deliver: async input => {
        stuck ??= input.params.id;
        return input.params.id === stuck && !free ? full : real.deliver(input);
      },
    });
    const agent = await bench.startAgent(nothing, { secret, door });
    const first = await bench.ask();
    await vi.waitFor(async () => expect(await agent.outbox.list()).toHaveLength(1), PATIENT);
    const others = await bench.ask(3);
    await bench.until(others.id, 'succeeded');
    const waiting = async () => (await agent.outbox.list()).map(({ attemptId }) => attemptId);
    await vi.waitFor(async () => expect(await waiting()).toEqual([stuck]), PATIENT);
    free = true;
    const done = await bench.until(first.id, 'succeeded');
    expect(done.takes).toHaveLength(1);
  });

  it('is kept in words when the token was revoked meanwhile', async () => {
    const bench = await openAgentBench();
    const { secret, token } = await bench.makeToken('A');
    const agent = await bench.startAgent(async () => value(bench.now().api.revokeToken({ params: { id: token.id } })), {
      secret,
    });
    await bench.ask();
    await expect(agent.working).rejects.toMatchObject({ problem: { code: 'not_signed_in' } });
    const [kept] = await agent.outbox.list();
    expect(readdirSync(kept?.folder ?? '').sort()).toEqual(['0.png', 'delivery.json']);
    expect(agent.said.join('\n')).toContain(`is kept for 14 days in ${kept?.folder}`);
  });

  it.each([1, 1_500])(
    'of %i pixels a side is on the disk before its first byte is sent, and gone once the studio has it',
    async side => {
      const bench = await openAgentBench();
      const { secret } = await bench.makeToken('A');
      const agent = await bench.startAgent(nothing, { secret, side });
      const { id } = await bench.ask();
      const done = await bench.until(id, 'succeeded');
      expect(done.takes[0]?.media.width).toBe(side);
      await vi.waitFor(async () => expect(await agent.outbox.list()).toEqual([]), PATIENT);
      expect(readdirSync(path.join(path.dirname(agent.outbox.folder), 'work'))).toEqual([]);
    },
  );
});

const noSmallDisk = whyNoSmallDisk();
describe.skipIf(noSmallDisk !== null)(`a worker whose disk is full${noSmallDisk ? ` (${noSmallDisk})` : ''}`, () => {
  it('says so, gives the task back, and makes it once there is space again', async () => {
    const bench = await openAgentBench();
    const { secret } = await bench.makeToken('A');
    const agentFolder = path.join(makeFolder(), 'small');
    const disk = mountSmallDisk(agentFolder, 2);
    let runs = 0;
    const agent = await bench.startAgent(async () => runs++ === 0 && disk.fill(), { secret, agentFolder });
    const { id } = await bench.ask();
    await vi.waitFor(
      async () =>
        expect((await value(bench.now().api.readBatch({ params: { id } }))).tasks[0]).toMatchObject({
          status: 'queued',
          problem: { code: 'disk_full', message: expect.stringContaining("the worker's machine") },
        }),
      PATIENT,
    );
    expect(listAttempts(bench.folder)).toEqual(['failed']);
    expect(await agent.outbox.list()).toEqual([]);
    disk.free();
    await bench.until(id, 'succeeded');
  });
});
