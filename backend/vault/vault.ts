import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** Makes text unreadable for others, and readable again: the OS's keyring in the desktop, a key file elsewhere. */
export type Sealer = { encrypt(text: string): Uint8Array; decrypt(bytes: Uint8Array): string };

/** Where the studio keeps what must not be known: keys of clouds and passwords of engines, each under a name. */
export type Vault = {
  /** The secret of that name; null where there is none, or none that can be opened here any more. */
  read(name: string): string | null;
  /** Raises what the sealer raises where it cannot seal. */
  write(name: string, secret: string): void;
  remove(name: string): void;
};

const Stored = z.record(z.string(), z.string());

/** Writes a file that only its owner may read, whole or not at all. */
export function writePrivate(file: string, text: string): void {
  const descriptor = openSync(`${file}.new`, 'w', 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(`${file}.new`, file);
}

/** Reads a file; null where it is not there. */
export function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Opens the vault of a data folder: one file of sealed secrets, in base64, for nobody but the studio's own user. */
export function openVault(folder: string, sealer: Sealer): Vault {
  const file = path.join(folder, 'vault.json');
  const readAll = () => Stored.parse(JSON.parse(readIfThere(file) ?? '{}'));
  const change = (name: string, sealed: string | null) => {
    const { [name]: _, ...rest } = readAll();
    writePrivate(file, JSON.stringify(sealed === null ? rest : { ...rest, [name]: sealed }));
  };
  return {
    read: name => {
      const sealed = readAll()[name];
      if (sealed === undefined) return null;
      try {
        return sealer.decrypt(Buffer.from(sealed, 'base64'));
      } catch {
        // Sealed by another keyring or key file: a data folder that came from elsewhere. It is asked for anew.
        return null;
      }
    },
    write: (name, secret) => change(name, Buffer.from(sealer.encrypt(secret)).toString('base64')),
    remove: name => change(name, null),
  };
}
