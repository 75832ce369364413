import { generateKeyPairSync } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createServer, request as sendOn } from 'node:https';
import { hostname } from 'node:os';
import { generate } from 'selfsigned';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Refusal } from '../../backend/contract/problem.ts';
import { findFreePort } from '../../backend/lan/find-free-port.fake.ts';
import { codeOf, openStudio, value } from '../../backend/studio.fake.ts';
import { openLanStudio } from './lan-studio.fake.ts';
import { pairWithStudio } from './pair-with-studio.ts';
import { createPinnedFetch } from './pinned-fetch.ts';

const problemOf = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error: unknown) => (error instanceof Refusal ? error.problem.code : String(error)),
  );
/** A code that is certainly not this one. */
const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** Somebody between the two: a TLS server with a certificate of its own that hands everything on, and writes down what it hears. */
async function standBetween(target: number) {
  const keyPair = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const { cert } = await generate([{ name: 'commonName', value: 'Dailies' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    keyPair,
  });
  const heard: { path: string; text: string }[] = [];
  const server = createServer({ key: keyPair.privateKey, cert }, (incoming: IncomingMessage, reply) => {
    const { method, url: path = '', headers } = incoming;
    const onward = sendOn({ host: '127.0.0.1', port: target, method, path, headers, rejectUnauthorized: false });
    onward.on('response', answer => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('data', (chunk: Buffer) => heard.push({ path, text: chunk.toString() })).pipe(reply);
    });
    incoming.on('data', (chunk: Buffer) => heard.push({ path, text: chunk.toString() })).pipe(onward);
    heard.push({ path, text: JSON.stringify(headers) });
  });
  const port = await findFreePort();
  await new Promise<void>(resolve => void server.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  return { address: `https://127.0.0.1:${port}`, heard };
}

describe('a machine that is paired by the code', () => {
  it('gets a token of its own that takes work, over the certificate that it met', async () => {
    const { api, address, fingerprint } = await openLanStudio();
    const { code, triesLeft, state } = await value(api.openPairing({}));
    expect([state, triesLeft]).toEqual(['open', 5]);
    const paired = await pairWithStudio(address, code, 'Studio PC');
    expect(paired.fingerprint).toBe(fingerprint);
    const { pairing } = await value(api.readPairing({}));
    expect(pairing).toMatchObject({ state: 'joined', joinedAs: 'Studio PC' });
    const { tokens } = await value(api.listTokens({}));
    expect(tokens[0]).toMatchObject({ name: 'Studio PC', scopes: ['claim', 'deliver'], expiresAt: null });
    const door = createPinnedFetch(shown => shown === fingerprint);
    const headers = { authorization: `Bearer ${paired.token}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ models: ['previz-sketch'], loadedModel: null, waitMs: 0 });
    const claim = await door(new Request(new URL('/api/worker/claim', address), { method: 'POST', headers, body }));
    // It is let in; its agent has yet to register.
    expect([claim.status, ((await claim.json()) as { message: string }).message]).toEqual([
      409,
      'Register this worker first.',
    ]);
  });

  it('may be on the studio’s own machine, by plain HTTP and with no way in opened', async () => {
    const { studio, api } = await openStudio();
    const { code } = await value(api.openPairing({}));
    const paired = await pairWithStudio(studio.address, code, 'Beside it');
    expect(paired).toMatchObject({ fingerprint: null, token: expect.stringMatching(/^dly_/) });
  });

  it('is told to use TLS for any other', async () => {
    expect(await problemOf(pairWithStudio('http://192.168.1.20:7801', '123456', 'A'))).toBe('invalid_request');
  });
});

describe('a code', () => {
  it('is dead after five wrong tries, even for who knows it then', async () => {
    const { api, address } = await openLanStudio();
    const { code } = await value(api.openPairing({}));
    for (let left = 4; left >= 0; left--) {
      const wrong = pairWithStudio(address, otherThan(code), 'A').catch((error: unknown) => error);
      expect((await wrong) instanceof Refusal).toBe(true);
      expect((await value(api.readPairing({}))).pairing?.triesLeft).toBe(left);
    }
    expect(await problemOf(pairWithStudio(address, code, 'A'))).toBe('pairing_refused');
    expect((await value(api.readPairing({}))).pairing?.state).toBe('used-up');
    expect((await value(api.listTokens({}))).tokens).toEqual([]);
  });

  it('is dead after two minutes', async () => {
    const clock = { ahead: 0 };
    const { api, address } = await openLanStudio(undefined, { tempo: { now: () => Date.now() + clock.ahead } });
    const { code } = await value(api.openPairing({}));
    clock.ahead = 120_001;
    expect(await problemOf(pairWithStudio(address, code, 'A'))).toBe('pairing_refused');
    expect((await value(api.readPairing({}))).pairing?.state).toBe('expired');
  });

  it('is good for one machine, and dead when its dialog is closed or another code is asked for', async () => {
    const { api, address } = await openLanStudio();
    const first = await value(api.openPairing({}));
    await pairWithStudio(address, first.code, 'A');
    expect(await problemOf(pairWithStudio(address, first.code, 'B'))).toBe('pairing_refused');
    const second = await value(api.openPairing({}));
    await value(api.closePairing({}));
    expect(await problemOf(pairWithStudio(address, second.code, 'B'))).toBe('pairing_refused');
    expect((await value(api.listTokens({}))).tokens.map(({ name }) => name)).toEqual(['A']);
  });

  it('can be neither asked for nor seen by a token', async () => {
    const { api, studio } = await openStudio();
    const { secret } = await value(
      api.createToken({ body: { name: 'A', scopes: ['claim', 'deliver', 'read'], expiresInDays: null } }),
    );
    const headers = { authorization: `Bearer ${secret}` };
    for (const method of ['GET', 'POST', 'DELETE']) {
      const answer = await fetch(new URL('/api/pairing', studio.address), { method, headers });
      expect([method, answer.status]).toEqual([method, 403]);
    }
  });
});

describe('somebody in the middle with a certificate of their own', () => {
  it('gets no token, though they hand everything on and the code is right', async () => {
    const { api, port } = await openLanStudio();
    const { code } = await value(api.openPairing({}));
    const middle = await standBetween(port);
    const outcome = await pairWithStudio(middle.address, code, 'A').catch((error: unknown) => error);
    expect(outcome instanceof Refusal && outcome.problem.message).toContain('somebody stands between');
    expect(middle.heard.map(({ path }) => path)).toContain('/api/pairing/exchange');
    expect(middle.heard.filter(({ path }) => path === '/api/pairing/redeem')).toEqual([]);
    expect((await value(api.listTokens({}))).tokens).toEqual([]);
  });

  it('hears nothing from a machine that was paired before', async () => {
    const { api, address, port } = await openLanStudio();
    const { code } = await value(api.openPairing({}));
    const { fingerprint, token } = await pairWithStudio(address, code, 'A');
    const middle = await standBetween(port);
    const door = createPinnedFetch(shown => shown === fingerprint);
    const claim = door(
      new Request(`${middle.address}/api/worker/claim`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
      }),
    );
    await expect(claim).rejects.toThrow('not the studio that this machine was paired with');
    expect(middle.heard).toEqual([]);
  });
});

describe('the way in for other machines', () => {
  it('is shut until it is opened, and shut at once when it is closed, for those who are in too', async () => {
    const { api, address, fingerprint, port } = await openLanStudio();
    const door = createPinnedFetch(shown => shown === fingerprint);
    const { secret } = await value(api.createToken({ body: { name: 'A', scopes: ['read'], expiresInDays: null } }));
    const events = await door(new Request(`${address}/api/events`, { headers: { authorization: `Bearer ${secret}` } }));
    expect(events.status).toBe(200);
    expect((await value(api.changeLan({ body: { on: false, port } }))).state).toBe('off');
    await expect(events.text()).rejects.toThrow();
    await expect(fetch(`${address}/api/health`)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  });

  it('is open again after a restart, with the same key', async () => {
    const first = await openLanStudio();
    await first.studio.close();
    const again = await openStudio(first.studio.folder);
    const lan = await value(again.api.readLan({}));
    expect(lan).toMatchObject({ state: 'listening', fingerprint: first.fingerprint, port: first.port });
    expect(
      (await createPinnedFetch(shown => shown === first.fingerprint)(new Request(`${first.address}/api/health`)))
        .status,
    ).toBe(200);
  });

  it('says when its port is taken, and all else goes on', async () => {
    const taken = await openLanStudio();
    const { api } = await openStudio();
    const lan = await value(api.changeLan({ body: { on: true, port: taken.port } }));
    expect(lan).toMatchObject({
      state: 'failed',
      reason: `Port ${taken.port} is in use by another program. Choose another port.`,
    });
    expect(await codeOf(api.listWorkers({}))).toBe('ok');
    expect((await value(api.changeLan({ body: { on: true, port: await findFreePort() } }))).state).toBe('listening');
  });

  it('answers under this machine’s names and addresses alone, and keeps a session to TLS', async () => {
    const { address, fingerprint, port, studio, api } = await openLanStudio();
    const door = createPinnedFetch(shown => shown === fingerprint);
    expect(await codeOf(api.inviteBrowser({}))).toBe('conflict'); // There are no screens in this studio.
    const ask = (headers: Record<string, string>) =>
      new Promise(resolve => {
        const to = { host: '127.0.0.1', port, path: '/api/health', headers, rejectUnauthorized: false };
        sendOn(to, answer => resolve(answer.resume().statusCode)).end();
      });
    expect(await ask({})).toBe(200);
    expect(await ask({ host: `${hostname()}.local:${port}` })).toBe(200);
    expect(await ask({ host: 'evil.example' })).toBe(403);
    expect(await ask({ host: 'studio.local' })).toBe(403);
    expect(await ask({ origin: address })).toBe(200);
    expect(await ask({ origin: address.replace('https', 'http') })).toBe(403);
    const signedIn = await door(
      new Request(`${address}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token: studio.makeOneTimeToken() }),
      }),
    );
    expect(signedIn.headers.get('set-cookie')).toMatch(/; Secure/);
  });
});
