import type { Enhancement } from '../../contract/enhancements.ts';
import { Refusal } from '../../contract/problem.ts';
import type { Owner } from '../../plugins/caller.ts';
import type { EnhancementParts } from './enhancement-parts.ts';
import { findEnhancement, toEnhancement } from './enhancements-store.ts';

/** An enhancement of this person's, as far as it has come. Raises `not_found`. */
export function readEnhancement(
  { database, writings }: Pick<EnhancementParts, 'database' | 'writings'>,
  owner: Owner,
  id: string,
): Enhancement {
  const row = findEnhancement(database.read, owner.personId, id);
  if (!row)
    throw new Refusal({ code: 'not_found', message: 'That enhancement is not there.', what: 'enhancement', id });
  const live = row.state === 'writing' ? writings.find(id)?.written : undefined;
  return toEnhancement({ ...row, written: live ?? row.written });
}
