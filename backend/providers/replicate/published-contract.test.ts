import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../studio.fake.ts';
import type { Provider } from '../provider.ts';
import { openReplicate } from './open-replicate.ts';
import { startFakeReplicate } from './replicate.fake.ts';

const KEY = 'r8_a_key';
const SPEC = path.join(ROOT, 'e2e', 'support', 'specs', 'replicate-openapi.yaml');
const require = createRequire(import.meta.url);
const PRISM = require.resolve('@stoplight/prism-cli');

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

const signal = new AbortController().signal;
let provider: Provider;
let gate = '';

describe('what is asked of Replicate, and how the fake answers', () => {
  beforeAll(async () => {
    const fake = await startFakeReplicate({
      key: KEY,
      makeOutput: () => ({ bytes: Buffer.from(''), type: 'image/png' }),
    });
    const port = await freePort();
    const args = [PRISM, 'proxy', SPEC, fake.api, '--errors', '--port', String(port), '--host', '127.0.0.1'];
    const prism = spawn(process.execPath, args, { stdio: 'ignore' });
    gate = `http://127.0.0.1:${port}`;
    provider = openReplicate(KEY, { api: gate });
    for (let tries = 0; tries < 600; tries += 1) {
      try {
        await fetch(`${gate}/account`, { headers: { authorization: `Bearer ${KEY}` } });
        break;
      } catch {
        // It is still starting.
        await sleep(100);
      }
    }
    return async () => {
      prism.kill('SIGKILL');
      await fake.close();
    };
  }, 90_000);

  it('is what its published contract takes', async () => {
    expect(await provider.checkKey(signal)).toEqual({ account: 'ann' });
    const asked = {
      model: 'black-forest-labs/flux-schnell',
      // `hidden`, which models without versions have, fits both of the document's two kinds of version, so it fits neither.
      version: 'f'.repeat(64),
      input: { prompt: 'a lamp' },
      deadlineMs: 60_000,
    };
    const submitted = await provider.submit(
      { ...asked, webhook: 'https://studio.example.com/api/webhooks/replicate' },
      signal,
    );
    if (submitted.outcome !== 'accepted') throw new Error(JSON.stringify(submitted));
    expect((await provider.read(submitted.ref, signal)).state).toBe('waiting');
    const listed = await provider.findSince(Date.now() - 60_000, signal);
    expect(listed?.map(({ ref }) => ref.id)).toEqual([submitted.ref.id]);
    await provider.cancel(submitted.ref, signal);
    expect(await provider.read(submitted.ref, signal)).toMatchObject({
      state: 'ended',
      how: 'cancelled',
      billed: 'no',
    });
  });

  it('would be refused otherwise', async () => {
    const refused = await fetch(`${gate}/predictions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ input: { prompt: 'a lamp' }, nonsense: true }),
    });
    expect(refused.status).toBe(422);
  });
});
