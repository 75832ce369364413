import path from 'node:path';
import Sqlite from 'better-sqlite3';

/** How each attempt in a studio's folder stands, in the order they began. */
export function listAttempts(studioFolder: string): string[] {
  const file = new Sqlite(path.join(studioFolder, 'studio.db'), { readonly: true });
  const states = file.prepare('SELECT state FROM attempt ORDER BY id').pluck().all() as string[];
  file.close();
  return states;
}
