import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { Refusal } from '../../backend/contract/problem.ts';
import { Engine } from './read-arguments.ts';

/** What a paired worker remembers from one start to the next. */
const Remembered = z.strictObject({
  studio: z.url(),
  studioId: z.uuid(),
  /** Of the studio's key, SHA-256 in hex; null for a studio on this very machine. */
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  token: z.string().min(20),
  name: z.string().min(1).max(80),
  engines: z.array(Engine),
});
export type Remembered = z.infer<typeof Remembered>;

/** Where that lies by the custom of each system. */
export function configPath(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const home = homedir();
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Dailies', 'worker.json');
  if (platform === 'win32')
    return path.join(env.APPDATA ?? path.join(home, 'AppData', 'Roaming'), 'Dailies', 'worker.json');
  return path.join(env.XDG_CONFIG_HOME ?? path.join(home, '.config'), 'dailies', 'worker.json');
}

/** What is remembered in this file, or null where there is none. Raises `invalid_request` for one that cannot be read. */
export function readRemembered(file: string): Remembered | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  try {
    return Remembered.parse(JSON.parse(text));
  } catch {
    throw new Refusal({
      code: 'invalid_request',
      message: `${file} cannot be read. Remove it and pair this machine again with --pair.`,
      issues: [],
    });
  }
}

/** Remembers it, readable for this user alone, since the token is in it; a file is never half written. */
export function writeRemembered(file: string, remembered: Remembered): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const fresh = `${file}.${process.pid}.new`;
  writeFileSync(fresh, `${JSON.stringify(remembered, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(fresh, file);
}
