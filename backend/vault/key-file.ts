import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import path from 'node:path';
import { readIfThere, type Sealer, writePrivate } from './vault.ts';

const NONCE = 12;
const TAG = 16;

/**
 * Seals with AES-256-GCM (NIST SP 800-38D) under a key in a file of its own, made when it is first needed. It guards what is copied without that
 * file, such as a backup of the database; whoever reads the whole data folder as its user can read the secrets too, as the guide says.
 */
export function createKeyFile(folder: string): Sealer {
  const file = path.join(folder, 'vault.key');
  const readKey = (): Buffer => {
    const known = readIfThere(file);
    if (known !== null) return Buffer.from(known, 'base64');
    const key = randomBytes(32);
    writePrivate(file, key.toString('base64'));
    return key;
  };
  return {
    encrypt: text => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', readKey(), nonce);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
    },
    decrypt: bytes => {
      const sealed = Buffer.from(bytes);
      const decipher = createDecipheriv('aes-256-gcm', readKey(), sealed.subarray(0, NONCE));
      decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
      return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
    },
  };
}
