import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerProblems } from './problems.ts';
import { serveRenderer } from './serve-renderer.ts';

const outside = mkdtempSync(path.join(tmpdir(), 'dailies-test-'));
const app = Fastify({ exposeHeadRoutes: false });
const open = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
  app.inject({ method, url, headers });

beforeAll(() => {
  const folder = path.join(outside, 'renderer');
  mkdirSync(path.join(folder, 'assets', 'a-folder.js'), { recursive: true });
  writeFileSync(path.join(outside, 'secret.txt'), 'outside');
  writeFileSync(path.join(folder, 'index.html'), '<title>Dailies</title>');
  writeFileSync(path.join(folder, 'icon.png'), 'an icon');
  writeFileSync(path.join(folder, 'assets', 'main-1.js'), 'run();');
  answerProblems(app);
  serveRenderer(app, folder);
});

afterAll(() => rmSync(outside, { recursive: true }));

describe('the screens in a browser', () => {
  it.each(['/', '/library?search=fog', '/library/trash'])('are one page at %s, asked for anew each time', async url => {
    const { statusCode, headers, body } = await open(url);
    expect([statusCode, body]).toEqual([200, '<title>Dailies</title>']);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
  });

  it('keep what carries its hash in its name for good', async () => {
    const { headers, body } = await open('/assets/main-1.js');
    expect(body).toBe('run();');
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('are told that a file is still the one they have', async () => {
    const first = await open('/icon.png');
    expect(first.headers['cache-control']).toBe('public, max-age=0');
    const again = await open('/icon.png', { 'if-none-match': String(first.headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const other = await open('/icon.png', { 'if-none-match': 'W/"0-0"' });
    expect([other.statusCode, other.body]).toEqual([200, 'an icon']);
  });

  it('may be asked how large a file is', async () => {
    const { statusCode, headers, body } = await open('/assets/main-1.js', {}, 'HEAD');
    expect([statusCode, headers['content-length'], body]).toEqual([200, '6', '']);
  });

  it.each([
    '/assets/gone.js',
    '/gone.png',
    '/assets/a-folder.js',
    '/assets/',
    '/api/gone',
    `/${'long'.repeat(80)}.js`,
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%00secret.txt',
  ])('have nothing at %s', async url => {
    const { statusCode, body } = await open(url);
    expect(statusCode).toBe(404);
    expect(body).not.toContain('outside');
  });
});
