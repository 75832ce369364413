import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { downloadHeaders, mediaHeaders, planRange } from './serve-media.ts';

describe('the part of a file that is asked for', () => {
  it.each([
    [undefined, 'whole'],
    ['bytes=0-', { start: 0, end: 999 }],
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=500-', { start: 500, end: 999 }],
    ['bytes=10-19', { start: 10, end: 19 }],
    ['Bytes = 10 - 5000', { start: 10, end: 999 }],
    ['bytes=-100', { start: 900, end: 999 }],
    ['bytes=-5000', { start: 0, end: 999 }],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=1000-', 'unsatisfiable'],
    ['bytes=1000-2000', 'unsatisfiable'],
    ['bytes=20-10', 'whole'],
    ['bytes=-', 'whole'],
    ['bytes=', 'whole'],
    ['bytes=0-1,5-6', 'whole'],
    ['items=0-1', 'whole'],
    ['bytes=a-b', 'whole'],
    ['bytes=1.5-2', 'whole'],
    [`bytes=${'9'.repeat(400)}-`, 'whole'],
  ])('of %j is %j', (header, plan) => expect(planRange(header, 1000)).toEqual(plan));

  it('of an empty file is none of it', () => {
    expect(planRange('bytes=0-', 0)).toBe('unsatisfiable');
    expect(planRange('bytes=-5', 0)).toBe('unsatisfiable');
  });
});

describe('the headers of media', () => {
  it('let it be kept for good, and never run as a program', () => {
    expect(mediaHeaders({ sha256: 'a'.repeat(64), type: 'image/png' })).toMatchObject({
      etag: `"${'a'.repeat(64)}"`,
      'content-type': 'image/png',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
  });

  it.each([
    ['a fox 7.png', 'a fox 7.png', 'a fox 7.png'],
    ['fenêtre “ouverte”.png', 'fene_tre _ouverte_.png', 'fenêtre “ouverte”.png'],
    ['狐狸 🦊.webp', '__ __.webp', '狐狸 🦊.webp'],
    ['../../etc/passwd', '__.._etc_passwd', '__.._etc_passwd'],
    ['a"b\r\nset-cookie: x\\.png', 'a_b__set-cookie_ x_.png', 'a_b__set-cookie_ x_.png'],
    ['exe.\u202egnp.png', 'exe._gnp.png', 'exe._gnp.png'],
    ['100% (it’s) *.png', '100_ (it_s) _.png', '100% (it’s) _.png'],
    ['', 'file', 'file'],
    ['\ud800.png', '_.png', '\ufffd.png'],
  ])('name the file %j for saving', async (name, plain, full) => {
    const headers = downloadHeaders(name, 'image/png');
    const server = createServer((_, reply) => reply.writeHead(200, headers).end());
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const got = (await fetch(`http://127.0.0.1:${port}`)).headers.get('content-disposition') ?? '';
    server.close();
    expect(got).toContain(`attachment; filename="${plain}"`);
    expect(decodeURIComponent(/filename\*=UTF-8''(\S+)$/.exec(got)?.[1] ?? '')).toBe(full);
  });
});
