import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../../../backend/contract/problem.ts';
import { readStanding } from './follow-task.ts';
import type { Webui } from './webui.ts';

const LOOK_MS = 250;
/** A request may still be on its way in when its task is asked for. */
const UNSURE_LOOKS = 4;
const LONGEST_MS = 10 * 60_000;

/**
 * Stops a task of ours inside the program, and never another's: its interrupt stops whatever runs, so it is sent only when that is certainly ours.
 * One that still waits is stopped when its turn comes; where it is not certain whose work runs, the work is left to finish and its picture is dropped.
 */
export async function stopTask(webui: Webui, taskId: string): Promise<'stopped' | 'left' | 'over'> {
  const until = AbortSignal.timeout(LONGEST_MS);
  try {
    for (let unsure = 0; ; ) {
      // Without names, only the very first look says whose work runs: later ours may be over, and another's begun.
      const standing = await readStanding(webui, taskId, unsure === 0, until);
      if (standing === 'unsure' && ++unsure === UNSURE_LOOKS) return 'left';
      if (standing === 'done') return 'over';
      if (standing === 'ours') {
        // A1111 and Forge answer 200, SD.Next 204.
        await webui.door.ask('/sdapi/v1/interrupt', { method: 'POST', body: {} }, until);
        return 'stopped';
      }
      await sleep(LOOK_MS, undefined, { signal: until });
    }
  } catch (error) {
    // It is gone or too slow to be asked: its picture is dropped when it comes.
    if (until.aborted || error instanceof Refusal) return 'left';
    throw error;
  }
}
