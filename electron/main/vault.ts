import type { SafeStorage } from 'electron';
import { Refusal } from '../../backend/contract/problem.ts';
import type { Sealer } from '../../backend/vault/vault.ts';

type Keyring = Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'>;

/** Seals secrets with the OS's own keyring; where there is none, both ways are refused in words instead of storing them open. */
export function createVault(keyring: Keyring): Sealer {
  const needKeyring = () => {
    if (keyring.isEncryptionAvailable()) return;
    throw new Refusal({
      code: 'not_allowed',
      message:
        'This computer offers no keyring, so secrets cannot be stored safely. On Linux, start a keyring such as GNOME Keyring or KWallet.',
      needs: 'a system keyring',
    });
  };
  return {
    encrypt: text => {
      needKeyring();
      return new Uint8Array(keyring.encryptString(text));
    },
    decrypt: bytes => {
      needKeyring();
      return keyring.decryptString(Buffer.from(bytes));
    },
  };
}
