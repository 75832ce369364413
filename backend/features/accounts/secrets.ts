import { createHmac, hash, randomBytes } from 'node:crypto';

/** A fresh secret of 256 bits, in words that can be searched for: `dly_` and 43 characters of base64url. */
export const makeSecret = (): string => `dly_${randomBytes(32).toString('base64url')}`;

/** What is stored of a secret; with 256 random bits a plain hash is as good as a password hash (OWASP ASVS 6.5.2). */
export const hashSecret = (secret: string): string => hash('sha256', secret, 'base64url');

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/**
 * A key in the shape of a JWT (RFC 7519), which is all that Supabase's client library takes. Nobody reads what it says: it is known by its hash,
 * and signed with a key that is thrown away, so its signature is 256 bits that cannot be worked out from what is stored. Times in ms.
 */
export function makeAnonKey(tokenId: string, at: number, expiresAt: number): string {
  const claims = {
    iss: 'dailies',
    ref: tokenId,
    role: 'anon',
    iat: Math.floor(at / 1000),
    exp: Math.floor(expiresAt / 1000),
  };
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${signed}.${createHmac('sha256', randomBytes(32)).update(signed).digest('base64url')}`;
}
