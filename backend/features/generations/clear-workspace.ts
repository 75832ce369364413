import type { Owner } from '../../plugins/caller.ts';
import type { GenerationParts } from './generation-parts.ts';
import type { Listed } from './generations-store.ts';
import { moveTakes } from './move-takes.ts';
import { findShown } from './takes-store.ts';

/** Empties a project's workspace: kept takes stay in the library and leave the view, all others go to the trash. Returns those in the trash. */
export async function clearWorkspace(parts: GenerationParts, owner: Owner, projectId: string): Promise<Listed[]> {
  const rows = findShown(parts.database.read, owner, projectId);
  const kept = rows.filter(row => row.kept === 1).map(row => row.id);
  const loose = rows.filter(row => row.kept === 0).map(row => row.id);
  const [, trashed] = await Promise.all([
    kept.length > 0 ? moveTakes(parts, owner, kept, 'leave') : [],
    loose.length > 0 ? moveTakes(parts, owner, loose, 'discard') : [],
  ]);
  return trashed;
}
