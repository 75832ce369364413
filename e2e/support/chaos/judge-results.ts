import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';

/** What became of the results that the agents made; all but `made` and `kept` must be 0. */
export type ResultVerdict = {
  /** How many were made. */
  made: number;
  /** How many wait on a worker whose token was revoked: they are kept there and told of, and no studio may have them. */
  kept: number;
  resultsLost: number;
  acceptedTwice: number;
  waiting: number;
  partials: number;
};

const linesOf = (file: string): string[] =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];

/** Compares what the agents in these folders made with what a closed studio's folder holds; `revoked` are the workers that were shut out. */
export function judgeResults(
  studioFolder: string,
  agentFolders: readonly string[],
  revoked: ReadonlySet<string>,
): ResultVerdict {
  const database = new Sqlite(path.join(studioFolder, 'studio.db'), { readonly: true });
  const delivered = new Set(database.prepare('SELECT DISTINCT attempt_id FROM variant').pluck().all() as string[]);
  const twice = database
    .prepare('SELECT count(*) FROM (SELECT 1 FROM variant GROUP BY attempt_id HAVING count(*) > 1)')
    .pluck()
    .get() as number;
  const workerOf = new Map(database.prepare('SELECT id, worker_id FROM attempt').raw().all() as [string, string][]);
  database.close();
  const made = new Set(agentFolders.flatMap(folder => linesOf(`${folder}.made`)));
  const waiting = agentFolders.flatMap(folder => readdirSync(path.join(folder, 'outbox')));
  for (const attemptId of waiting) made.add(attemptId);
  const shutOut = new Set(waiting.filter(attemptId => revoked.has(workerOf.get(attemptId) ?? '')));
  return {
    made: made.size,
    kept: [...shutOut].filter(attemptId => !delivered.has(attemptId)).length,
    resultsLost: [...made].filter(attemptId => !delivered.has(attemptId) && !shutOut.has(attemptId)).length,
    acceptedTwice: twice,
    waiting: waiting.filter(attemptId => !shutOut.has(attemptId)).length,
    partials: readdirSync(path.join(studioFolder, 'media', 'upload')).length,
  };
}
