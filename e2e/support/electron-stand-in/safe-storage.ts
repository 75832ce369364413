import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { app } from './app.ts';
import { refuseUnknown } from './loud.ts';

const key = createHash('sha256').update('electron stand-in').digest();
const prefix = Buffer.from('v10');

function requireReady(): void {
  if (!app.isReady()) throw new Error('safeStorage cannot be used before app is ready');
}

/** Electron's `safeStorage` with a key that everybody knows, as the `basic_text` backend has. */
export const safeStorage = refuseUnknown('safeStorage', {
  isEncryptionAvailable: () => app.isReady(),
  getSelectedStorageBackend: () => 'basic_text',
  encryptString(text: string): Buffer {
    requireReady();
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    return Buffer.concat([prefix, iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  },
  decryptString(encrypted: Buffer): string {
    requireReady();
    if (!encrypted.subarray(0, 3).equals(prefix)) {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.');
    }
    const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(3, 15));
    decipher.setAuthTag(encrypted.subarray(-16));
    return decipher.update(encrypted.subarray(15, -16), undefined, 'utf8') + decipher.final('utf8');
  },
});
