import { describe, expect, it } from 'vitest';
import { createClient } from './client.ts';
import { studio } from './studio.ts';

const answer = (status: number, body: string | null) =>
  createClient(studio, async () => new Response(body, { status }), 'http://studio.local');

describe('a call of the studio', () => {
  it('comes back with the value, parsed', async () => {
    expect(await answer(200, '{"ok":true}').readHealth({})).toEqual({ ok: true, value: { ok: true } });
    expect(await answer(204, null).signOut({})).toEqual({ ok: true, value: undefined });
  });

  it('comes back with the problem that the studio told', async () => {
    const problem = { code: 'not_signed_in', message: 'Sign in first.' };
    expect(await answer(401, JSON.stringify(problem)).readSettings({})).toEqual({ ok: false, problem });
  });

  it.each([
    ['a proxy’s page', 502, '<html>Bad gateway</html>'],
    ['an answer that is cut short', 200, '{"ok":'],
    ['a problem of a newer studio', 409, '{"code":"brand_new","message":"?"}'],
    ['a success that the contract does not know', 202, '{"ok":true}'],
  ])('says that the studio could not be understood when it gets %s', async (_, status, body) => {
    expect(await answer(status, body).readHealth({})).toMatchObject({
      ok: false,
      problem: { code: 'unreachable', where: 'studio' },
    });
  });

  it('says that the studio did not answer when the line is dead and a deadline was given', async () => {
    const dead = (request: Request) =>
      new Promise<Response>((_, reject) =>
        request.signal.addEventListener('abort', () => reject(request.signal.reason)),
      );
    const called = createClient(studio, dead, 'http://studio.local').readHealth({}, { deadlineMs: 20 });
    expect(await called).toMatchObject({
      ok: false,
      problem: { code: 'unreachable', message: 'The studio did not answer: no answer within 20 ms' },
    });
  });

  it('rejects only when its caller gave up', async () => {
    const gone = new AbortController();
    const api = createClient(
      studio,
      (request: Request) =>
        new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason))),
      'http://studio.local',
    );
    const call = api.readHealth({}, { signal: gone.signal });
    gone.abort();
    await expect(call).rejects.toThrow();
  });
});
