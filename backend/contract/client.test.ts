import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from './client.ts';
import { workers } from './workers.ts';

/** Answers only after five seconds, as a long poll would. */
const slow = createServer((_, reply) => void setTimeout(() => reply.end('{"workers":[]}'), 5_000));

describe('a call over HTTP', () => {
  beforeAll(() => new Promise<void>(resolve => void slow.listen(0, '127.0.0.1', resolve)));
  afterAll(() => {
    slow.closeAllConnections();
    slow.close();
  });

  it('ends at once when its caller gives up, also after memory was cleaned up', async () => {
    setFlagsFromString('--expose_gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const origin = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`;
    const client = createClient(workers, request => fetch(request), origin);
    const controller = new AbortController();
    const call = client.listWorkers({}, { signal: controller.signal });
    const ended = expect(call).rejects.toThrow();
    for (let round = 0; round < 3; round += 1) {
      await new Promise(resolve => setTimeout(resolve, 100));
      collectGarbage();
    }
    const before = performance.now();
    controller.abort();
    await ended;
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
