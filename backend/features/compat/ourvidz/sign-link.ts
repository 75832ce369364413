import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ObjectName } from './object-path.ts';

const sameText = (a: string, b: string) => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
};
const mark = (key: string, words: string) => createHmac('sha256', key).update(words).digest('base64url');
const wordsOf = ({ bucket, path }: ObjectName, until: string) => `read\n${bucket}\n${path}\n${until}`;

/** What opens one file to whoever has it until an instant (ms): the end in base 36 and a mark that only the key makes. */
export function signRead(key: string, object: ObjectName, until: number): string {
  const end = until.toString(36);
  return `${end}.${mark(key, wordsOf(object, end))}`;
}

/** Whether that was signed for this file and has not ended. */
export function opensRead(key: string, object: ObjectName, signature: string, now: number): boolean {
  const [end = '', made = ''] = signature.split('.');
  const until = Number.parseInt(end, 36);
  return until > now && sameText(made, mark(key, wordsOf(object, end)));
}

/** What a worker signs its callbacks with: its token's own, made of the studio's key, so that it is stored nowhere. */
export const callbackSecretOf = (key: string, tokenId: string): string => mark(key, `callback\n${tokenId}`);

/** Whether a header `sha256=<hex>` is the HMAC-SHA256 of this body under the secret, compared in constant time. */
export function isSignedBy(secret: string, body: string, header: string): boolean {
  const hex = createHmac('sha256', secret).update(body).digest('hex');
  return sameText(header.trim().toLowerCase(), `sha256=${hex}`);
}
