import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStudio, ROOT } from '../studio.fake.ts';

async function openWithDocs() {
  const { studio } = await openStudio(undefined, { openapiFile: path.join(ROOT, 'openapi.json') });
  const ask = (url: string, token = studio.desktopToken) =>
    studio.app.inject({ url, headers: { host: 'studio.local', authorization: `Bearer ${token}` } });
  return { ask };
}

describe('the description of the doors', () => {
  it('is a page for whoever is signed in, with all that it needs from here', async () => {
    const { ask } = await openWithDocs();
    const page = await ask('/docs');
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    const parts = [...page.body.matchAll(/(?:src|href)="\.?\/?([^"]+)"/g)].map(([, file = '']) => file);
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) expect((await ask(`/${part.replace(/^\//, '')}`)).statusCode).toBe(200);
    expect((await ask('/docs/json')).json()).toMatchObject({ openapi: '3.1.0' });
  });

  it('is not shown to others', async () => {
    const { ask } = await openWithDocs();
    expect((await ask('/docs', 'dly_nobody')).statusCode).toBe(401);
    expect((await ask('/docs/json', 'dly_nobody')).statusCode).toBe(401);
  });

  it('keeps the rule of what a page may load', async () => {
    const { ask } = await openWithDocs();
    expect((await ask('/docs')).headers['content-security-policy']).toContain("script-src 'self'");
  });
});
