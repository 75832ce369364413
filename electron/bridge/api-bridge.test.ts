import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WireResponse } from '../../backend/contract/wire.ts';
import { serveRequests } from './api-bridge.ts';
import { REQUEST_CHANNEL } from './channels.ts';
import { createSenderCheck } from './check-sender.ts';
import { type FakeStudio, fakeStudio } from './studio-app.fake.ts';
import { anyWindow, fakeIpc, fakePage } from './window.fake.ts';

let studio: FakeStudio;
let bridge: ReturnType<typeof fakeIpc>;

beforeEach(() => {
  studio = fakeStudio();
  studio.app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_, body, done) =>
    done(null, body),
  );
  studio.app.all('/api/echo', async (request, reply) => {
    const body = Buffer.isBuffer(request.body) ? [...request.body] : (request.body ?? null);
    reply.header('set-cookie', 'session=1').header('x-count', 3);
    return { method: request.method, headers: request.headers, query: request.query, body };
  });
  studio.app.delete('/api/echo/gone', async (_, reply) => reply.code(204).send());
  studio.app.get('/secret', async () => 'not for windows');
  bridge = fakeIpc();
  serveRequests({ ...studio, ipc: bridge.ipc, mayAsk: createSenderCheck(anyWindow) });
});
afterEach(() => studio.app.close());

const blank = { method: 'GET', url: '/api/echo', headers: {}, body: null };
const ask = async (request: unknown, page = fakePage()) =>
  (await bridge.invoke(page, REQUEST_CHANNEL, request)) as WireResponse;

describe('asking over the bridge', () => {
  it('is answered by the studio’s own route, signed in as the desktop', async () => {
    const answer = await ask({
      method: 'POST',
      url: '/api/echo?page=2',
      headers: { 'content-type': 'application/json', 'Idempotency-Key': 'abc' },
      body: '{"prompt":"霧"}',
    });
    expect(answer.status).toBe(200);
    const seen = JSON.parse(answer.body);
    expect(seen).toMatchObject({ method: 'POST', query: { page: '2' }, body: { prompt: '霧' } });
    expect(seen.headers).toMatchObject({ authorization: 'Bearer the-desktop', 'idempotency-key': 'abc' });
  });

  it('carries bytes as they are', async () => {
    const body = new Uint8Array([0, 255, 128, 10]);
    const answer = await ask({
      ...blank,
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream', 'content-length': '999' },
      body,
    });
    expect(JSON.parse(answer.body).body).toEqual([0, 255, 128, 10]);
  });

  it('does not let the window choose who it is or where it comes from', async () => {
    const headers = {
      Authorization: 'Bearer stolen',
      cookie: 'session=9',
      Host: 'evil.example',
      origin: 'https://evil.example',
      'X-Forwarded-For': '10.0.0.1',
      connection: 'upgrade',
    };
    const { headers: seen } = JSON.parse((await ask({ ...blank, headers })).body);
    expect(seen.authorization).toBe('Bearer the-desktop');
    expect(seen.host).not.toBe('evil.example');
    for (const name of ['cookie', 'origin', 'x-forwarded-for', 'connection']) expect(seen).not.toHaveProperty(name);
  });

  it('keeps cookies from the window and gives all else of the answer as text', async () => {
    const { headers } = await ask(blank);
    expect(headers).toMatchObject({ 'x-count': '3' });
    expect(headers).not.toHaveProperty('set-cookie');
    expect(await ask({ ...blank, method: 'DELETE', url: '/api/echo/gone' })).toMatchObject({ status: 204, body: '' });
  });

  it('refuses what is no request, in words that name the place', async () => {
    for (const request of [null, { ...blank, method: 'TRACE' }, { ...blank, url: 'https://evil.example/api/' }]) {
      const answer = await ask(request);
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.body)).toMatchObject({ code: 'invalid_request' });
    }
    expect(JSON.parse((await ask({ ...blank, extra: 1 })).body).issues[0].message).toContain('extra');
  });

  it('refuses to step out of the API, to wait for a stream without end, and to read bytes as text', async () => {
    for (const url of ['/api/../secret', '/api/%2e%2e/secret', '/api/events?after=1', '/api/media/abc/thumb']) {
      const answer = await ask({ ...blank, url });
      expect([url, answer.status]).toEqual([url, 400]);
    }
    expect(studio.openedAfter).toEqual([]);
  });
});

describe('who may ask', () => {
  it.each([
    ['a page from elsewhere', fakePage({ origin: 'https://evil.example' })],
    ['a page of no origin', fakePage({ origin: 'null' })],
    ['an address that only begins like ours', fakePage({ origin: 'studio://app.evil' })],
    ['a frame inside our page', fakePage({ parent: {} })],
    ['a frame that is already gone', fakePage({ detached: true })],
  ])('not %s', async (_, page) => {
    await expect(ask(blank, page)).rejects.toThrow('own window');
  });

  it('not a page that is in no window of ours', async () => {
    const alone = fakeIpc();
    serveRequests({ ...studio, ipc: alone.ipc, mayAsk: createSenderCheck(() => null) });
    await expect(alone.invoke(fakePage(), REQUEST_CHANNEL, blank)).rejects.toThrow('own window');
  });
});
