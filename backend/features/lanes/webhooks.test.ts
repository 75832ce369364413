import { Webhook } from 'svix';
import { describe, expect, it } from 'vitest';
import { value } from '../../studio.fake.ts';
import { openLaneBench, QUICK, readLedger, startReplicate } from './lane-bench.fake.ts';
import type { LaneTempo } from './lane-parts.ts';

const HOST = 'studio.example.com';
/** So slow that nothing happens in a test unless a cloud says so. */
const SLOW = { ...QUICK, pollFirstMs: 60_000, pollMostMs: 60_000, settledMs: 120_000, askMs: 240_000 };

async function openBench(laneTempo: Partial<LaneTempo> = SLOW) {
  const fake = await startReplicate({ beginsAfter: 0, endsAfter: 1 });
  const bench = await openLaneBench(fake, { laneTempo });
  await value(bench.api.setPublicAddress({ body: { address: `https://${HOST}` } }));
  const say = (
    path: string,
    body: string,
    { at = new Date(), id = 'msg_1', host = HOST, from = '203.0.113.7', secret = fake.secret } = {},
  ) =>
    bench.studio.app.inject({
      method: 'POST',
      url: path,
      remoteAddress: from,
      headers: {
        host,
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(id, at, body),
      },
      payload: body,
    });
  /** As many forged ones as it takes until the door is shut to that address; tells how they were answered. */
  const flood = async (from: string) => {
    const secret = `whsec_${Buffer.from('the secret of a stranger').toString('base64')}`;
    const answers = new Set<number>();
    for (let waves = 0; waves < 20 && !answers.has(429); waves++) {
      const wave = Array.from({ length: 100 }, () => say('/api/webhooks/replicate', '{"id":"x"}', { from, secret }));
      for (const { statusCode } of await Promise.all(wave)) answers.add(statusCode);
    }
    return [...answers];
  };
  /** What Replicate says once the run that was just asked for has ended, and where. */
  const announced = async () => {
    const run = await bench.until(async () => [...fake.runs.values()][0]);
    const submit = fake.seen.find(({ body }) => body.includes('"webhook"'));
    const { pathname, search } = new URL((JSON.parse(submit?.body ?? '{}') as { webhook: string }).webhook);
    return { run, path: pathname + search, body: JSON.stringify({ id: run.id, status: 'succeeded' }) };
  };
  return { ...bench, fake, say, flood, announced };
}

describe('a webhook', () => {
  it('has a run looked at at once, in any order and as often as it comes, and pays nothing twice', async () => {
    const { ask, become, fake, say, until, folder } = await openBench();
    const { id } = await ask();
    const run = await until(async () => [...fake.runs.values()][0]);
    await until(async () => run.looks > 0);
    const submit = fake.seen.find(({ body }) => body.includes('"webhook"'));
    const { webhook } = JSON.parse(submit?.body ?? '{}') as { webhook: string };
    const { host, pathname, search } = new URL(webhook);
    expect(host).toBe(HOST);
    const body = JSON.stringify({ id: run.id, status: 'succeeded' });
    const answers = [];
    for (const name of ['msg_2', 'msg_1', 'msg_1', 'msg_3'])
      answers.push((await say(pathname + search, body, { id: name })).statusCode);
    expect(answers).toEqual([204, 204, 204, 204]);
    await become(id, 'succeeded');
    expect(fake.bill()).toHaveLength(1);
    expect(readLedger(folder)).toEqual({ held: 0, spent: 40_000, holds: 1 });
  });

  it('names a run whose answer was lost', async () => {
    const { ask, become, fake, say, until } = await openBench();
    fake.plan('submit', { kind: 'cut-after' });
    fake.plan('list', { kind: 'status', status: 500 });
    const { id } = await ask();
    const run = await until(async () => [...fake.runs.values()][0]);
    const { webhook } = JSON.parse(fake.seen.find(({ body }) => body.includes('"webhook"'))?.body ?? '{}') as {
      webhook: string;
    };
    const { pathname, search } = new URL(webhook);
    await until(async () => fake.seen.some(({ path }) => path.includes('created_after')));
    const body = JSON.stringify({ id: run.id });
    expect((await say(pathname + search, body)).statusCode).toBe(204);
    await until(async () => run.looks > 0);
    await say(pathname + search, body, { id: 'msg_2' });
    await become(id, 'succeeded');
    expect(fake.bill()).toHaveLength(1);
  });

  it('still comes through while forged ones flood the door from elsewhere, which are turned away', async () => {
    const { ask, become, fake, say, flood, announced, until, folder } = await openBench();
    const { id } = await ask();
    const { run, path, body } = await announced();
    await until(async () => run.looks > 0);
    expect(await flood('198.51.100.9')).toEqual([403, 429]);
    expect((await say(path, body)).statusCode).toBe(204);
    expect((await say(path, body, { id: 'msg_2' })).statusCode).toBe(204);
    await become(id, 'succeeded');
    expect(fake.bill()).toHaveLength(1);
    expect(readLedger(folder)).toEqual({ held: 0, spent: 40_000, holds: 1 });
  });

  it('that is turned away with the flood, behind one proxy, is made good by looking', async () => {
    const { ask, become, fake, say, flood, announced, folder } = await openBench(QUICK);
    const proxy = '192.0.2.1';
    await flood(proxy);
    const { id } = await ask();
    const { path, body } = await announced();
    const turned = await say(path, body, { from: proxy });
    expect([turned.statusCode, turned.json().code]).toEqual([429, 'rate_limited']);
    await become(id, 'succeeded');
    expect(fake.bill()).toHaveLength(1);
    expect(readLedger(folder)).toEqual({ held: 0, spent: 40_000, holds: 1 });
  });

  it('is not believed unsigned, changed, or old, and opens no other door', async () => {
    const { say, studio } = await openBench();
    const path = '/api/webhooks/replicate';
    const body = '{"id":"x"}';
    expect((await say(path, body)).statusCode).toBe(204);
    expect((await say(path, body, { at: new Date(Date.now() - 400_000) })).statusCode).toBe(403);
    const bare = await studio.app.inject({ method: 'POST', url: path, headers: { host: HOST }, payload: { id: 'x' } });
    expect(bare.statusCode).toBe(403);
    expect((await say(path, body, { host: 'evil.example.com' })).statusCode).toBe(403);
    const other = await studio.app.inject({ method: 'GET', url: '/api/health', headers: { host: HOST } });
    expect(other.statusCode).toBe(403);
  });
});
