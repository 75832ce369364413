import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { validateWebhook } from 'replicate';
import { Webhook } from 'svix';
import { describe, expect, it } from 'vitest';
import { isFromFal, readKeySet } from './fal/verify-webhook.ts';
import { isFromReplicate } from './replicate/verify-webhook.ts';

const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes ....').toString('base64')}`;
const BODY = '{"id":"run","status":"succeeded"}';
const NOW = Math.floor(Date.now() / 1000) * 1000;

function signed(body = BODY, at = NOW) {
  const signature = new Webhook(SECRET).sign('msg_1', new Date(at), body);
  return { 'webhook-id': 'msg_1', 'webhook-timestamp': String(at / 1000), 'webhook-signature': signature };
}
const ours = (headers: Record<string, string>, body = BODY, now = NOW) =>
  isFromReplicate(new Headers(headers), Buffer.from(body), SECRET, now);

describe('a webhook of Replicate', () => {
  it('is believed where the official verifiers believe it, and where they do not, it is not', async () => {
    const headers = signed();
    expect(ours(headers)).toBe(true);
    expect(() => new Webhook(SECRET).verify(BODY, headers)).not.toThrow();
    expect(await validateWebhook({ ...official(headers), body: BODY, secret: SECRET })).toBe(true);
    const other = `${BODY} `;
    expect(ours(headers, other)).toBe(false);
    expect(() => new Webhook(SECRET).verify(other, headers)).toThrow();
    expect(await validateWebhook({ ...official(headers), body: other, secret: SECRET })).toBe(false);
  });

  it('is not believed when it is older or newer than five minutes', () => {
    expect(ours(signed(), BODY, NOW + 299_000)).toBe(true);
    expect(ours(signed(), BODY, NOW + 301_000)).toBe(false);
    expect(ours(signed(), BODY, NOW - 301_000)).toBe(false);
  });

  it('may be signed under two secrets while one is being changed', () => {
    const headers = signed();
    expect(ours({ ...headers, 'webhook-signature': `v1,AAAA ${headers['webhook-signature']}` })).toBe(true);
    expect(ours({ ...headers, 'webhook-signature': headers['webhook-signature'].replace('v1,', 'v2,') })).toBe(false);
    for (const name of Object.keys(headers)) expect(ours({ ...headers, [name]: '' }), name).toBe(false);
  });
});

const official = (headers: ReturnType<typeof signed>) => ({
  id: headers['webhook-id'],
  timestamp: headers['webhook-timestamp'],
  signature: headers['webhook-signature'],
});

describe('a webhook of FAL', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const keys = readKeySet(JSON.stringify({ keys: [{ kty: 'RSA', n: 'x' }, publicKey.export({ format: 'jwk' })] }));
  const seal = (body = BODY, at = NOW) => {
    const hash = createHash('sha256').update(body).digest('hex');
    const message = ['req', 'user', String(at / 1000), hash].join('\n');
    return {
      'x-fal-webhook-request-id': 'req',
      'x-fal-webhook-user-id': 'user',
      'x-fal-webhook-timestamp': String(at / 1000),
      'x-fal-webhook-signature': sign(null, Buffer.from(message), privateKey).toString('hex'),
    };
  };
  const believe = (headers: Record<string, string>, body = BODY, now = NOW, known = keys) =>
    isFromFal(new Headers(headers), Buffer.from(body), known, now);

  it('is believed when one of FAL’s keys has signed it, fresh and whole', () => {
    expect(believe(seal())).toBe(true);
    expect(believe(seal(), `${BODY} `)).toBe(false);
    expect(believe(seal(), BODY, NOW + 301_000)).toBe(false);
    expect(believe({ ...seal(), 'x-fal-webhook-user-id': 'another' })).toBe(false);
    expect(believe({ ...seal(), 'x-fal-webhook-signature': 'ff' })).toBe(false);
    expect(believe(seal(), BODY, NOW, readKeySet('no key set'))).toBe(false);
  });
});
