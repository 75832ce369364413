import type { Vault } from '../../vault/vault.ts';

/** What an engine's row says where its password is in the vault. */
export const SEALED = 'sealed';

const nameOf = (workerId: string) => `engine:${workerId}`;

/** Puts an engine's user name and password into the vault, or takes them out; returns what its row is to say. Raises what the sealer raises. */
export function keepEngineSecret(vault: Vault, workerId: string, credentials: string | null): string | null {
  if (!credentials) {
    vault.remove(nameOf(workerId));
    return null;
  }
  vault.write(nameOf(workerId), credentials);
  return SEALED;
}

/** What an engine is opened with; null where it needs nothing, or where the vault can no longer be opened: then it is asked for anew. */
export const readEngineSecret = (vault: Vault, workerId: string, stored: string | null): string | null =>
  stored === null ? null : vault.read(nameOf(workerId));
