import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAppProtocol } from './app-protocol.ts';

const sha256 = 'a'.repeat(64);
const bytes = Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 256));
const BLOCK = 64 * 1024;

let home: string;
let app: FastifyInstance;
let open: (place: string, init?: RequestInit) => Promise<Response>;
let sent = 0;
let endless: Readable;
let bugs: unknown[];

beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'dailies-screens-'));
  const rendererFolder = path.join(home, 'renderer');
  await mkdir(path.join(rendererFolder, 'assets'), { recursive: true });
  await writeFile(path.join(rendererFolder, 'index.html'), '<!doctype html><title>Dailies</title>');
  await writeFile(path.join(rendererFolder, 'assets', 'main-1.js'), 'export const a = 1;');
  await writeFile(path.join(home, 'secret.txt'), 'outside');
  sent = 0;
  bugs = [];
  app = Fastify();
  app.setErrorHandler(async error => {
    bugs.push(error);
    return { code: 'internal' };
  });
  app.addHook('onRequest', async (request, reply) => {
    if (request.headers.authorization !== 'Bearer the-desktop') return reply.code(401).send({ code: 'not_signed_in' });
  });
  app.get('/api/media/:sha256', async (request, reply) => {
    reply.type('image/png').header('accept-ranges', 'bytes').header('etag', `"${sha256}"`).header('set-cookie', 'a=1');
    if (request.headers['if-none-match'] === `"${sha256}"`) return reply.code(304).send();
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    if (!range) return reply.send(bytes);
    const part = bytes.subarray(Number(range[1]), Number(range[2]) + 1);
    return reply.code(206).header('content-range', `bytes ${range[1]}-${range[2]}/${bytes.length}`).send(part);
  });
  app.get('/api/generations/:id/download', async (_, reply) => {
    const block = Buffer.alloc(BLOCK);
    endless = new Readable({
      read() {
        sent += 1;
        this.push(block);
      },
    });
    endless.on('error', () => undefined);
    return reply.type('video/mp4').header('content-disposition', 'attachment; filename="take.mp4"').send(endless);
  });
  app.get('/api/tasks/:id/preview', async (_, reply) => reply.code(404).send({ code: 'not_found' }));
  app.get('/api/tasks', async () => ({ tasks: [] }));
  const answer = createAppProtocol({ app, token: 'the-desktop', rendererFolder });
  open = (place, init) => answer(new Request(place.includes('://') ? place : `studio://app${place}`, init));
});
afterEach(async () => {
  await app.close();
  await rm(home, { recursive: true });
});

describe('pictures and clips in the window', () => {
  it('come whole, as the studio’s route gives them, without its cookies', async () => {
    const response = await open(`/api/media/${sha256}`);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('content-length')).toBe('1000');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.has('set-cookie')).toBe(false);
  });

  it('come in ranges, so that a clip can be moved about in', async () => {
    const response = await open(`/api/media/${sha256}`, { headers: { range: 'bytes=10-19' } });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe('bytes 10-19/1000');
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  });

  it('are not sent again to one who has them, nor to one who asks for the head alone', async () => {
    const known = await open(`/api/media/${sha256}`, { headers: { 'if-none-match': `"${sha256}"` } });
    expect([known.status, known.body]).toEqual([304, null]);
    const head = await open(`/api/media/${sha256}`, { method: 'HEAD' });
    expect([head.status, head.body, head.headers.get('content-length')]).toEqual([200, null, '1000']);
  });

  it('keep the studio’s own words where it has none', async () => {
    const response = await open('/api/tasks/1/preview');
    expect([response.status, await response.json()]).toEqual([404, { code: 'not_found' }]);
  });

  it('are read no faster than they are taken, and no further once the reader has gone', async () => {
    const response = await open('/api/generations/1/download');
    expect(response.headers.get('content-disposition')).toContain('take.mp4');
    const reader = response.body?.getReader();
    for (let i = 0; i < 10; i += 1) expect((await reader?.read())?.value?.byteLength).toBeGreaterThan(0);
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(sent).toBeLessThan(40);
    await reader?.cancel();
    await vi.waitFor(() => expect(endless.destroyed).toBe(true));
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(bugs).toEqual([]);
  });

  it('end when the request itself is ended', async () => {
    const leaving = new AbortController();
    const response = await open('/api/generations/1/download', { signal: leaving.signal });
    const reader = response.body?.getReader();
    await reader?.read();
    leaving.abort();
    await vi.waitFor(() => expect(endless.destroyed).toBe(true));
    await expect(
      Promise.resolve().then(async () => {
        while (!(await reader?.read())?.done);
      }),
    ).rejects.toThrow();
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(bugs).toEqual([]);
  });
});

describe('the window’s own pages', () => {
  it('are served with their types under a strict policy', async () => {
    const page = await open('/');
    expect(await page.text()).toContain('<title>Dailies</title>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'; script-src 'self';");
    for (const rule of ["object-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"])
      expect(policy).toContain(rule);
    expect(policy.replace("style-src 'self' 'unsafe-inline'", '')).not.toContain('unsafe');
    const script = await open('/assets/main-1.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it('answer every place inside the app with the page, but a missing file with 404', async () => {
    expect(await (await open('/library?search=fog')).text()).toContain('Dailies');
    expect(await (await open('/takes/1/')).text()).toContain('Dailies');
    expect((await open('/assets/gone.js')).status).toBe(404);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%00secret.txt',
    '/%zz.txt',
  ])('never leave their folder by %s', async place => {
    const response = await open(place);
    expect([400, 404]).toContain(response.status);
    expect(await response.text()).not.toContain('outside');
  });
});

describe('what is not served by address', () => {
  it.each(['/api/tasks', '/api', '/api/events', '/api/generations/1', '/api/media'])('JSON: %s', async place => {
    const response = await open(place);
    expect([response.status, await response.json()]).toEqual([403, expect.objectContaining({ code: 'not_allowed' })]);
  });

  it('anything that would change something', async () => {
    expect((await open(`/api/media/${sha256}`, { method: 'POST', body: 'x' })).status).toBe(403);
    expect((await open('/', { method: 'DELETE' })).status).toBe(403);
  });

  it('another host of the same scheme', async () => {
    expect((await open('studio://elsewhere/')).status).toBe(404);
  });
});
