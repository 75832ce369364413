import { readHeld } from './fail-attempt.ts';
import { giveBack } from './give-back.ts';
import type { TaskParts } from './task-parts.ts';

/** Takes a task back that could not be handed over, since who claimed it went away meanwhile; it is not counted. Raises `lease_lost`. */
export const takeBack = (parts: TaskParts, workerId: string, attemptId: string): Promise<void> =>
  parts.database.write(db => {
    const problem = {
      code: 'worker_gone' as const,
      message: 'The worker went away while it was handed the task.',
      worker: workerId,
    };
    const ending = { step: 'expire', problem, retryable: true, counted: false } as const;
    giveBack(parts, db, readHeld(db, workerId, attemptId), ending);
  });
