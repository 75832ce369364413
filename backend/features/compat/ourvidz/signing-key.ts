import { randomBytes } from 'node:crypto';
import type { Database } from '../../../db/open-database.ts';
import { readRemembered, writeRemembered } from '../../settings/index.ts';

const NAME = 'ourvidz.key';

/** The key that addresses and callback secrets of OurVidz's workers are made with: 256 bits, made when it is first needed, the same ever after. */
export async function keepSigningKey(database: Database): Promise<string> {
  const known = readRemembered(database.read, NAME);
  if (known !== undefined) return known;
  return database.write(db => {
    const key = readRemembered(db, NAME) ?? randomBytes(32).toString('base64url');
    writeRemembered(db, NAME, key);
    return key;
  });
}
