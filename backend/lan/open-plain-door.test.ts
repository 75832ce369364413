import { request as ask } from 'node:http';
import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { openStudio, value } from '../studio.fake.ts';
import { findFreePort } from './find-free-port.fake.ts';

const HEARTBEAT = '/rest/v1/rpc/func_worker_heartbeat_with_logs';

async function openPlainStudio() {
  const { studio, api } = await openStudio();
  const port = await findFreePort();
  const door = await value(api.changePlainDoor({ body: { on: true, port } }));
  const { secret } = await value(
    api.createToken({ body: { name: 'PC', scopes: [], dialect: 'reigh', expiresInDays: null } }),
  );
  /** As bytes on a socket, since `fetch` does not let its caller choose the Host. */
  const knock = (address: string, path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      const sent = ask({ host: address, port, path, method, headers }, answer => {
        let body = '';
        answer.setEncoding('utf8').on('data', chunk => {
          body += chunk;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
      });
      sent.on('error', reject).end(method === 'POST' ? '{}' : undefined);
    });
  return { studio, api, port, door, secret, knock };
}

const POSTED = { 'content-type': 'application/json' };
const outer = Object.values(networkInterfaces())
  .flatMap(list => list ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

describe('the plain door', () => {
  it('opens to a worker of another studio, at every address of this machine', async () => {
    const { knock, secret, door, port } = await openPlainStudio();
    expect(door).toMatchObject({ on: true, port, state: 'listening' });
    for (const address of ['127.0.0.1', ...(outer ? [outer] : [])]) {
      const answer = await knock(address, HEARTBEAT, { ...POSTED, authorization: `Bearer ${secret}` }, 'POST');
      expect(answer, address).toEqual({ status: 200, body: '{"success":true}' });
    }
    if (outer) expect(door.addresses).toContain(`http://${outer}:${port}`);
  });

  it('has nothing else behind it, whoever asks and however', async () => {
    const { knock, studio, secret } = await openPlainStudio();
    const paths = [
      '/',
      '/api/health',
      '/api/workers',
      '/api/session',
      '/api/events',
      '/docs',
      '/functions',
      '/functions/v1/../../api/workers',
      '/functions/v1/%2e%2e/%2e%2e/api/workers',
      '//api/workers',
      '/api/workers?/rest/v1/tasks',
    ];
    for (const path of paths)
      for (const bearer of [studio.desktopToken, secret]) {
        const answer = await knock('127.0.0.1', path, { authorization: `Bearer ${bearer}` });
        expect([403, 404], path).toContain(answer.status);
        expect(answer.body, path).not.toContain('builtIn');
      }
    const absolute = await knock('127.0.0.1', 'http://127.0.0.1/api/workers', {
      authorization: `Bearer ${studio.desktopToken}`,
    });
    expect(absolute.status).toBe(404);
  });

  it('answers under the address that the connection came in at and under no foreign name', async () => {
    const { knock, secret } = await openPlainStudio();
    const headers = { ...POSTED, authorization: `Bearer ${secret}` };
    for (const host of ['evil.example', '192.0.2.7', 'studio.local'])
      expect((await knock('127.0.0.1', HEARTBEAT, { ...headers, host }, 'POST')).status, host).toBe(403);
    const origin = 'http://evil.example';
    expect((await knock('127.0.0.1', HEARTBEAT, { ...headers, origin }, 'POST')).status).toBe(403);
  });

  it('is shut until the owner opens it, and at once when it is shut again', async () => {
    const { api, knock, port } = await openPlainStudio();
    const shut = await value(api.changePlainDoor({ body: { on: false, port } }));
    expect(shut).toMatchObject({ on: false, state: 'off', addresses: [] });
    await expect(knock('127.0.0.1', HEARTBEAT, POSTED, 'POST')).rejects.toThrow('ECONNREFUSED');
    const fresh = await openStudio();
    expect(await value(fresh.api.readPlainDoor({}))).toMatchObject({ on: false, state: 'off' });
  });

  it('says why it could not be opened, and does not take the other way in with it', async () => {
    const { port } = await openPlainStudio();
    const { api } = await openStudio();
    const failed = await value(api.changePlainDoor({ body: { on: true, port } }));
    expect(failed).toMatchObject({ on: true, state: 'failed' });
    expect(failed.reason).toContain(`Port ${port} is in use`);
    expect((await value(api.readLan({}))).state).toBe('off');
  });
});
