import { Webhook } from 'svix';
import { describe, expect, it } from 'vitest';
import { value } from '../../studio.fake.ts';
import { openLaneBench, QUICK, readLedger, startReplicate } from './lane-bench.fake.ts';

const HOST = 'studio.example.com';
/** So slow that nothing happens in a test unless a cloud says so. */
const SLOW = { ...QUICK, pollFirstMs: 60_000, pollMostMs: 60_000, settledMs: 120_000, askMs: 240_000 };

async function openBench() {
  const fake = await startReplicate({ beginsAfter: 0, endsAfter: 1 });
  const bench = await openLaneBench(fake, { laneTempo: SLOW });
  await value(bench.api.setPublicAddress({ body: { address: `https://${HOST}` } }));
  const say = (path: string, body: string, { at = new Date(), id = 'msg_1', host = HOST } = {}) =>
    bench.studio.app.inject({
      method: 'POST',
      url: path,
      headers: {
        host,
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(fake.secret).sign(id, at, body),
      },
      payload: body,
    });
  return { ...bench, fake, say };
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
