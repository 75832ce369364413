import { describe, expect, it } from 'vitest';
import { Refusal } from '../../backend/contract/problem.ts';
import { createVault } from './vault.ts';

const keyring = (available: boolean) => ({
  isEncryptionAvailable: () => available,
  encryptString: (text: string) => Buffer.from(text).reverse(),
  decryptString: (bytes: Buffer) => Buffer.from(bytes).reverse().toString(),
});

describe('the vault', () => {
  it('gives back what was sealed, and seals with the keyring', () => {
    const vault = createVault(keyring(true));
    const sealed = vault.encrypt('r8_key 霧');
    expect(sealed).toBeInstanceOf(Uint8Array);
    expect(Buffer.from(sealed).toString()).not.toContain('r8_key');
    expect(vault.decrypt(sealed)).toBe('r8_key 霧');
  });

  it('refuses in words, both ways, where the computer has no keyring', () => {
    const vault = createVault(keyring(false));
    expect(() => vault.encrypt('key')).toThrow(Refusal);
    expect(() => vault.decrypt(new Uint8Array(3))).toThrow('no keyring');
  });
});
