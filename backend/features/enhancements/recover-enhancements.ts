import type { Database } from '../../db/open-database.ts';
import { listWriting, stopWriting } from './enhancements-store.ts';
import { stoppedProblem } from './run-writing.ts';

/** Ends what a studio that is gone was writing; what had come by then is kept. */
export const recoverEnhancements = (database: Database): Promise<void> =>
  database.write(db => {
    for (const { id, writerName } of listWriting(db)) stopWriting(db, id, stoppedProblem(writerName));
  });
