import { createHash, randomBytes } from 'node:crypto';

/** A fresh secret of 256 bits, in words that can be searched for: `dly_` and 43 characters of base64url. */
export const makeSecret = (): string => `dly_${randomBytes(32).toString('base64url')}`;

/** What is stored of a secret; with 256 random bits a plain hash is as good as a password hash (OWASP ASVS 6.5.2). */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
