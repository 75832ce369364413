import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { Refusal } from '../contract/problem.ts';
import { fetchOutside, type Outside } from './fetch-outside.ts';

const servers: Server[] = [];
const asked: string[] = [];

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer((request, reply) => {
    asked.push(`${request.headers.host}${request.url}`);
    answer(request, reply);
  });
  servers.push(server);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  asked.length = 0;
});

const rules = { limitBytes: 1_000, deadlineMs: 10_000, allow: 'public' } as const;
const fetchText = async (asking: Outside) => {
  const { body, ...rest } = await fetchOutside(asking);
  return { ...rest, text: await text(body) };
};
const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Refusal ? error.problem : error),
  );

describe('fetchOutside', () => {
  it('brings the bytes, what they are said to be and where they lay', async () => {
    const origin = await serve((_, reply) => reply.setHeader('content-type', 'Image/PNG; x=1').end('bytes'));
    expect(await fetchText({ ...rules, url: `${origin}/a`, allow: { inside: [origin] } })).toEqual({
      text: 'bytes',
      type: 'image/png',
      finalUrl: `${origin}/a`,
    });
  });

  it('asks nobody inside who was not named', async () => {
    const origin = await serve((_, reply) => reply.end('secret'));
    const { port } = new URL(origin);
    const other = await serve((_, reply) => reply.end('secret'));
    const spellings = [
      '127.0.0.1',
      '127.1',
      '0x7f000001',
      '2130706433',
      'localhost',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '0',
    ];
    for (const host of spellings)
      expect(await problemOf(fetchText({ ...rules, url: `http://${host}:${port}/` })), host).toMatchObject({
        code: 'address_refused',
      });
    expect(await problemOf(fetchText({ ...rules, url: origin, allow: { inside: [other] } }))).toMatchObject({
      code: 'address_refused',
    });
    expect(asked).toEqual([]);
  });

  it('refuses what is no web address, or carries a password', async () => {
    for (const url of ['file:///etc/passwd', 'ftp://example.com/a', 'nonsense', 'http://me:secret@example.com/']) {
      const problem = await problemOf(fetchText({ ...rules, url }));
      expect(problem, url).toMatchObject({ code: 'address_refused' });
      expect(JSON.stringify(problem)).not.toContain('secret');
    }
  });

  it('asks only the hosts of a list', async () => {
    const allow = { hosts: ['*.example.com'] };
    for (const host of ['example.com', 'badexample.com', 'a.example.com.evil.test', 'evil.test'])
      expect(await problemOf(fetchText({ ...rules, url: `https://${host}/`, allow })), host).toMatchObject({
        code: 'address_refused',
        where: host,
      });
  });

  it('checks every place that it is led on to', async () => {
    const hidden = await serve((_, reply) => reply.end('secret'));
    const origin = await serve((_, reply) => reply.writeHead(302, { location: `${hidden}/` }).end());
    expect(await problemOf(fetchText({ ...rules, url: origin, allow: { inside: [origin] } }))).toMatchObject({
      code: 'address_refused',
    });
    expect(asked).toHaveLength(1);
  });

  it('goes on three times and no further', async () => {
    const origin = await serve((request, reply) => {
      const left = Number(request.url?.slice(1));
      if (left > 0) reply.writeHead(307, { location: `/${left - 1}` }).end();
      else reply.end('there');
    });
    const allow = { inside: [origin] };
    expect(await fetchText({ ...rules, url: `${origin}/3`, allow })).toMatchObject({ finalUrl: `${origin}/0` });
    expect(await problemOf(fetchText({ ...rules, url: `${origin}/4`, allow }))).toMatchObject({
      code: 'outside_failed',
    });
  });

  it('stops at the first byte too many, announced or not', async () => {
    const announced = await serve((_, reply) => reply.end(Buffer.alloc(1_001)));
    const chunked = await serve((_, reply) => {
      reply.write(Buffer.alloc(600));
      reply.end(Buffer.alloc(600));
    });
    for (const origin of [announced, chunked])
      expect(await problemOf(fetchText({ ...rules, url: origin, allow: { inside: [origin] } }))).toMatchObject({
        code: 'too_large',
        limit: 1_000,
      });
    const enough = await serve((_, reply) => reply.end(Buffer.alloc(1_000)));
    expect((await fetchText({ ...rules, url: enough, allow: { inside: [enough] } })).text).toHaveLength(1_000);
  });

  it('waits no longer than it may for the first byte or the last, and stops when told to', async () => {
    const silent = await serve(() => {});
    const trickling = await serve((_, reply) => {
      reply.write('a');
    });
    for (const origin of [silent, trickling]) {
      const asking = { ...rules, url: origin, allow: { inside: [origin] } };
      expect(await problemOf(fetchText({ ...asking, deadlineMs: 100 }))).toMatchObject({ code: 'outside_failed' });
      const told = AbortSignal.timeout(100);
      expect(await problemOf(fetchText({ ...asking, signal: told }))).toMatchObject({ code: 'outside_failed' });
    }
  });

  it('leaves nothing broken behind when what came is not wanted after all', async () => {
    const origin = await serve((_, reply) => {
      reply.write('a');
    });
    const over = new AbortController();
    const asking = { ...rules, url: origin, allow: { inside: [origin] }, signal: over.signal };
    const [unread, dropped] = [await fetchOutside(asking), await fetchOutside(asking)];
    dropped.body.destroy();
    over.abort();
    expect(await problemOf(text(unread.body))).toMatchObject({ code: 'outside_failed' });
  });

  it('says which status came in place of the file, and when it broke off', async () => {
    const gone = await serve((_, reply) => reply.writeHead(404).end('not here'));
    expect(await problemOf(fetchText({ ...rules, url: gone, allow: { inside: [gone] } }))).toMatchObject({
      code: 'outside_failed',
      status: 404,
    });
    const cut = await serve((_, reply) => {
      reply.writeHead(200, { 'content-length': 100 });
      reply.write('half', () => reply.destroy());
    });
    expect(await problemOf(fetchText({ ...rules, url: cut, allow: { inside: [cut] } }))).toMatchObject({
      code: 'outside_failed',
      status: null,
    });
  });
});
