import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { LAN_PORT } from '../../contract/lan.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { readRemembered, writeRemembered } from '../settings/index.ts';

const LanSetting = z.object({ on: z.boolean(), port: z.int() });
/** Whether the owner lets other machines in, and at which port. */
export type LanSetting = z.infer<typeof LanSetting>;

/** What the owner chose; nobody is let in until told. */
export function readLanSetting(db: ReadableDb): LanSetting {
  const stored = readRemembered(db, 'lan');
  return stored === undefined ? { on: false, port: LAN_PORT } : LanSetting.parse(JSON.parse(stored));
}

export const writeLanSetting = (db: WritableDb, setting: LanSetting) =>
  writeRemembered(db, 'lan', JSON.stringify(setting));

/** The name that this studio has on the network for good, made at the first time. */
export function keepStudioId(db: WritableDb): string {
  const known = readRemembered(db, 'studio-id');
  if (known !== undefined) return known;
  const id = uuidv7();
  writeRemembered(db, 'studio-id', id);
  return id;
}
