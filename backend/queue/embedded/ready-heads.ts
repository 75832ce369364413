import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import type { ClaimRequest, Ready } from '../port.ts';
import { READY } from './claim-statement.ts';

/** The first of a line's ready tasks, best first; `whole` when there are no others. */
type Line = { readonly tasks: Ready[]; whole: boolean };

/** How many tasks of a line are read ahead. */
const AHEAD = 32;

/** What is next in each line, remembered, so that a claim of many lines does not search the index once for each. */
export type ReadyHeads = {
  /** The first one of these lines that the claimer prefers. */
  best(db: WritableDb, lines: readonly string[], prefer: ClaimRequest['prefer']): Ready | null;
  /** The head of that line is no longer ready. */
  took(line: string): void;
  /** A task became ready. */
  added(db: WritableDb, task: Ready): void;
  /** Something else has changed in that line. */
  forget(line: string): void;
};

/** The order within a line. */
const byTurn = (a: Ready, b: Ready): number =>
  b.priority - a.priority || a.turn - b.turn || (a.taskId < b.taskId ? -1 : 1);

/**
 * Makes that memory: a claim of eight lines costs a quarter of eight searches and their sorting.
 * The table is the truth: what does not follow from what was read is read again, and an undone transaction forgets everything.
 */
export function createReadyHeads(): ReadyHeads {
  const known = new Map<string, Line>();
  const forgetAll = () => known.clear();

  const readLine = (db: ReadableDb, name: string): Line => {
    const tasks = db.all<Ready>(READY, name, AHEAD);
    const line = { tasks, whole: tasks.length < AHEAD };
    known.set(name, line);
    return line;
  };
  const headOf = (db: ReadableDb, name: string): Ready | undefined => {
    const found = known.get(name);
    const line = found && (found.whole || found.tasks.length > 0) ? found : readLine(db, name);
    return line.tasks[0];
  };

  return {
    best: (db, lines, prefer) => {
      db.onUndo(forgetAll);
      let best: Ready | null = null;
      for (const name of lines) {
        const head = headOf(db, name);
        if (head && (best === null || prefer(head, best) < 0)) best = head;
      }
      return best;
    },
    took: name => void known.get(name)?.tasks.shift(),
    added: (db, task) => {
      const line = known.get(task.line);
      if (!line) return;
      db.onUndo(forgetAll);
      const last = line.tasks.at(-1);
      if (last && byTurn(task, last) < 0) known.delete(task.line);
      else if (line.whole && line.tasks.length < AHEAD) line.tasks.push(task);
      else line.whole = false;
    },
    forget: name => void known.delete(name),
  };
}
