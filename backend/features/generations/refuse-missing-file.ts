import { Refusal } from '../../contract/problem.ts';
import { isMissing } from '../../media/refuse-disk-error.ts';

/** Says as `not_found` that somebody has taken a stored file out of the studio's folder; gives every other error back as it came. */
export function refuseMissingFile(error: unknown, sha256: string): unknown {
  if (!isMissing(error)) return error;
  const message = 'The file of this picture is no longer in the studio’s folder.';
  return new Refusal({ code: 'not_found', message, what: 'file', id: sha256 });
}
