import type { CompatParts } from '../compat-parts.ts';
import { forgetFilesBefore } from './reigh-files-store.ts';

/** A public address is good for as long as this, and while its task is still to be finished; what people keep stays theirs. In ms. */
const OPEN_MS = 30 * 86_400_000;

/** Closes the public addresses that are too old; bytes that nothing else refers to go with the next sweep. */
export const closeOldFiles = ({ database, now }: Pick<CompatParts, 'database' | 'now'>): Promise<number> =>
  database.write(db => forgetFilesBefore(db, now() - OPEN_MS));
