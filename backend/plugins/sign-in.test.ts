import { describe, expect, it } from 'vitest';
import { openStudio } from '../studio.fake.ts';

const at = (address: string, path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(new URL(path, address), { headers, method });
const codeOf = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code];

describe('a stranger', () => {
  it('is told to sign in at every door but the open ones', async () => {
    const { studio } = await openStudio();
    const doors = Object.entries(studio.app.swagger().paths ?? {}).flatMap(([path, methods]) =>
      Object.keys(methods ?? {}).map(method => [method.toUpperCase(), path] as const),
    );
    expect(doors.length).toBeGreaterThan(35);
    const open = [];
    for (const [method, path] of doors) {
      const url = path.replace(/\{\w+\}/g, '0198c0de-0000-7000-8000-000000000000');
      const reply = await studio.app.inject({ method: method as 'GET', url, headers: { host: 'studio.local' } });
      if (reply.statusCode !== 401) open.push(`${method} ${path}`);
    }
    expect(open).toEqual([
      'GET /api/health',
      'POST /api/session',
      'POST /api/pairing/exchange',
      'POST /api/pairing/redeem',
      // Whoever sends proves by its signature that it is the cloud.
      'POST /api/webhooks/{lane}',
    ]);
  });

  it('gets nowhere with a made-up token, a made-up cookie, or a worker token at a person’s door', async () => {
    const { studio, workerToken } = await openStudio();
    expect(await codeOf(await at(studio.address, '/api/settings', { authorization: 'Bearer dly_made-up' }))).toEqual([
      401,
      'not_signed_in',
    ]);
    expect(await codeOf(await at(studio.address, '/api/settings', { cookie: 'dailies_session=dly_made-up' }))).toEqual([
      401,
      'not_signed_in',
    ]);
    expect(await codeOf(await at(studio.address, '/api/settings', { authorization: `Bearer ${workerToken}` }))).toEqual(
      [403, 'not_allowed'],
    );
    expect(
      await codeOf(
        await at(studio.address, '/api/worker/leave', { authorization: `Bearer ${studio.desktopToken}` }, 'POST'),
      ),
    ).toEqual([401, 'not_signed_in']);
  });
});

describe('a browser', () => {
  const signIn = (address: string, token: string) =>
    fetch(new URL('/api/session', address), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });

  it('trades the printed token for a session, once', async () => {
    const { studio } = await openStudio();
    const token = studio.makeOneTimeToken();
    const first = await signIn(studio.address, token);
    expect(first.status).toBe(200);
    const cookie = first.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect((await at(studio.address, '/api/settings', { cookie: cookie.split(';')[0] ?? '' })).status).toBe(200);
    expect(await codeOf(await signIn(studio.address, token))).toEqual([401, 'not_signed_in']);
  });

  it('is out again after signing out', async () => {
    const { studio } = await openStudio();
    const cookie =
      (await signIn(studio.address, studio.makeOneTimeToken())).headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await at(studio.address, '/api/session', { cookie }, 'DELETE')).status).toBe(204);
    expect((await at(studio.address, '/api/settings', { cookie })).status).toBe(401);
  });

  it('may try a token twenty times a minute and no more', async () => {
    const { studio } = await openStudio();
    const tries = [];
    for (let n = 0; n < 21; n++) tries.push((await signIn(studio.address, `dly_${'x'.repeat(20)}${n}`)).status);
    expect(tries.slice(0, 20).every(status => status === 401)).toBe(true);
    expect(tries[20]).toBe(429);
  });
});

describe('a foreign page', () => {
  it('is refused by its origin, and by a host name that is not the studio’s', async () => {
    const { studio } = await openStudio();
    const signedIn = { authorization: `Bearer ${studio.desktopToken}` };
    const tryWith = (headers: Record<string, string>) =>
      studio.app.inject({ url: '/api/settings', headers: { host: 'studio.local', ...signedIn, ...headers } });
    expect((await tryWith({})).statusCode).toBe(200);
    expect((await tryWith({ origin: 'http://studio.local' })).statusCode).toBe(200);
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://studio.local.evil.example' },
      { host: 'evil.example' },
      { host: '127.0.0.1.evil.example:7801' },
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    ]) {
      const reply = await tryWith(headers);
      expect([headers, reply.statusCode, reply.json().code]).toEqual([headers, 403, 'not_allowed']);
    }
  });

  it('is kept from running scripts of its own by the policy that every answer carries', async () => {
    const { studio } = await openStudio();
    const policy = (await at(studio.address, '/api/health')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy.match(/script-src[^;]*/)?.[0]).not.toContain('unsafe');
  });
});
