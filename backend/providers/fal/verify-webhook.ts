import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { z } from 'zod';

/** How old, or how far ahead, a webhook may be, in ms. */
const TOLERANCE_MS = 5 * 60_000;

const Jwks = z.object({
  keys: z.array(z.object({ kty: z.string(), crv: z.string().optional(), x: z.string().optional() })),
});

/** The Ed25519 keys of a key set (RFC 8037); keys of other kinds are left out, and what is no key set has none. */
export function readKeySet(text: string): KeyObject[] {
  try {
    return Jwks.parse(JSON.parse(text)).keys.flatMap(({ kty, crv, x }) =>
      kty === 'OKP' && crv === 'Ed25519' && x !== undefined
        ? [createPublicKey({ key: { kty, crv, x }, format: 'jwk' })]
        : [],
    );
  } catch {
    // What cannot be read signs nothing.
    return [];
  }
}

/** Whether a webhook comes from FAL and is fresh: Ed25519 over the request's id, the user's, the time and the hash of the body, a line each. */
export function isFromFal(headers: Headers, body: Uint8Array, keys: readonly KeyObject[], now: number): boolean {
  const id = headers.get('x-fal-webhook-request-id');
  const user = headers.get('x-fal-webhook-user-id');
  const timestamp = headers.get('x-fal-webhook-timestamp');
  const signature = headers.get('x-fal-webhook-signature');
  if (!id || !user || !timestamp || !signature || !/^\d{1,12}$/.test(timestamp)) return false;
  if (!/^[0-9a-f]{128}$/i.test(signature)) return false;
  if (Math.abs(now - Number(timestamp) * 1000) > TOLERANCE_MS) return false;
  const hash = createHash('sha256').update(body).digest('hex');
  const message = Buffer.from([id, user, timestamp, hash].join('\n'));
  return keys.some(key => verify(null, message, key, Buffer.from(signature, 'hex')));
}
