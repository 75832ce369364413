import type { FoundRecipe, Media } from '../../backend/contract/media.ts';
import { IMPORT_LIMIT } from '../../backend/contract/media.ts';
import type { Api } from './api-context.tsx';
import { ProblemError, unwrap } from './unwrap.ts';

/** Brings a picture or clip into the studio; throws a ProblemError, at once for one that is larger than the studio takes. */
export async function uploadMedia(
  api: Api,
  file: Blob,
  signal?: AbortSignal,
): Promise<{ media: Media; recipe: FoundRecipe | null }> {
  if (file.size > IMPORT_LIMIT) {
    throw new ProblemError({
      code: 'too_large',
      message: 'The file is larger than the studio takes in.',
      limit: IMPORT_LIMIT,
      unit: 'bytes',
    });
  }
  const type = file.type === '' ? 'application/octet-stream' : file.type;
  return unwrap(api.importMedia({ bytes: file, type }, signal ? { signal } : {}));
}
