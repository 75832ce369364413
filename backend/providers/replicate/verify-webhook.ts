import { createHmac, timingSafeEqual } from 'node:crypto';

/** How old, or how far ahead, a webhook may be, in ms. */
const TOLERANCE_MS = 5 * 60_000;

const isSame = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

/**
 * Whether a webhook comes from Replicate and is fresh: HMAC-SHA256 over `id.timestamp.body` under the base64 part of the secret, one of the `v1`
 * signatures of the header (the Standard Webhooks scheme). Replicate's own verifier leaves the age unchecked; this does not.
 */
export function isFromReplicate(headers: Headers, body: Uint8Array, secret: string, now: number): boolean {
  const id = headers.get('webhook-id');
  const timestamp = headers.get('webhook-timestamp');
  const signatures = headers.get('webhook-signature');
  if (!id || !timestamp || !signatures || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now - Number(timestamp) * 1000) > TOLERANCE_MS) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  return signatures
    .split(' ')
    .map(signature => signature.split(',', 2))
    .some(([version, given = '']) => version === 'v1' && isSame(Buffer.from(given, 'base64'), expected));
}
