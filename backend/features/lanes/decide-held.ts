import { type Problem, Refusal } from '../../contract/problem.ts';
import type { Owner } from '../../plugins/caller.ts';
import { releaseHold, settleHold } from '../spending/index.ts';
import { endAttempt, failTask, letGo, readTask } from '../tasks/index.ts';
import { findOpenCall, markEnded } from './calls-store.ts';
import type { LaneParts } from './lane-parts.ts';

/** What a person says of a run of which nobody else knows whether it reached its cloud. */
export type Decision = 'again' | 'give-up';

/**
 * Ends the wait of a held task: `again`, since the run never was, gives its money back and queues the task; `give-up` fails the task and counts the
 * money as spent, since it may have been. Raises `not_found`, and `conflict` for a task that does not wait so.
 */
export const decideHeld = (parts: LaneParts, owner: Owner, taskId: string, decision: Decision): Promise<void> =>
  parts.database.write(db => {
    const { tasks, spending, now } = parts;
    const { held } = readTask(db, owner, taskId, tasks.live);
    const call = findOpenCall(db, taskId);
    if (held === null || call?.state !== 'held')
      throw new Refusal({ code: 'conflict', message: 'This task waits for no decision.', what: 'task' });
    const { attemptId } = call;
    const problem: Problem = held;
    switch (decision) {
      case 'again':
        markEnded(db, attemptId, 'absent', true, now());
        releaseHold(spending, db, attemptId, 'A person said that it never ran.');
        letGo(tasks, db, { id: attemptId, taskId }, problem);
        return;
      case 'give-up':
        markEnded(db, attemptId, 'given_up', true, now());
        settleHold(spending, db, attemptId, Number.MAX_SAFE_INTEGER, 'price book');
        endAttempt(db, attemptId, 'fail', now(), { problem });
        failTask(tasks, db, taskId, problem);
        return;
      default:
        decision satisfies never;
    }
  });
