import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { LAN_PORT, PLAIN_PORT } from '../../contract/lan.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { readRemembered, writeRemembered } from '../settings/index.ts';

const LanSetting = z.object({ on: z.boolean(), port: z.int() });
/** Whether the owner lets other machines in, and at which port. */
export type LanSetting = z.infer<typeof LanSetting>;

/** The two ways in from other machines: encrypted for all who are ours, plain for workers of other studios. */
export type Way = 'lan' | 'lan-plain';

const PORTS: Readonly<Record<Way, number>> = { lan: LAN_PORT, 'lan-plain': PLAIN_PORT };

/** What the owner chose; nobody is let in until told. */
export function readLanSetting(db: ReadableDb, way: Way): LanSetting {
  const stored = readRemembered(db, way);
  return stored === undefined ? { on: false, port: PORTS[way] } : LanSetting.parse(JSON.parse(stored));
}

export const writeLanSetting = (db: WritableDb, way: Way, setting: LanSetting) =>
  writeRemembered(db, way, JSON.stringify(setting));

/** The name that this studio has on the network for good, made at the first time. */
export function keepStudioId(db: WritableDb): string {
  const known = readRemembered(db, 'studio-id');
  if (known !== undefined) return known;
  const id = uuidv7();
  writeRemembered(db, 'studio-id', id);
  return id;
}
