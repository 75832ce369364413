import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { READY } from './claim-statement.ts';

/** A ready task in its model's line. */
export type Ready = { readonly taskId: string; readonly modelId: string; readonly priority: number };
/** The first of a model's ready tasks, best first; `whole` when there are no others. */
type Line = { readonly tasks: Ready[]; whole: boolean };

/** How many tasks of a model are read ahead. */
const AHEAD = 32;

/** What is next for each model, remembered, so that a claim of many models does not search the index once for each. */
export type ReadyHeads = {
  /** The best task for a claimer of these models; among equal priorities the loaded model wins, then the older task. */
  best(db: WritableDb, models: readonly string[], loadedModel: string | null): Ready | null;
  /** The head of that model's line is no longer ready. */
  took(modelId: string): void;
  /** A task became ready. */
  added(db: WritableDb, task: Ready): void;
  /** Something else has changed in that model's line. */
  forget(modelId: string): void;
};

/**
 * Makes that memory: a claim of eight models costs a quarter of eight searches and their sorting.
 * The table is the truth: what does not follow from what was read is read again, and an undone transaction forgets everything.
 */
export function createReadyHeads(): ReadyHeads {
  const lines = new Map<string, Line>();
  const forgetAll = () => lines.clear();

  const readLine = (db: ReadableDb, modelId: string): Line => {
    const tasks = db.all<Ready>(READY, modelId, AHEAD);
    const line = { tasks, whole: tasks.length < AHEAD };
    lines.set(modelId, line);
    return line;
  };
  const headOf = (db: ReadableDb, modelId: string): Ready | undefined => {
    const known = lines.get(modelId);
    const line = known && (known.whole || known.tasks.length > 0) ? known : readLine(db, modelId);
    return line.tasks[0];
  };

  return {
    best: (db, models, loadedModel) => {
      db.onUndo(forgetAll);
      let best: Ready | null = null;
      for (const modelId of models) {
        const head = headOf(db, modelId);
        if (head && (best === null || compare(head, best, loadedModel) < 0)) best = head;
      }
      return best;
    },
    took: modelId => void lines.get(modelId)?.tasks.shift(),
    added: (db, task) => {
      const line = lines.get(task.modelId);
      if (!line) return;
      db.onUndo(forgetAll);
      const last = line.tasks.at(-1);
      if (last && compare(task, last, null) < 0) lines.delete(task.modelId);
      else if (line.whole && line.tasks.length < AHEAD) line.tasks.push(task);
      else line.whole = false;
    },
    forget: modelId => void lines.delete(modelId),
  };
}

function compare(a: Ready, b: Ready, loadedModel: string | null): number {
  if (a.priority !== b.priority) return b.priority - a.priority;
  const [aLoaded, bLoaded] = [a.modelId === loadedModel, b.modelId === loadedModel];
  if (aLoaded !== bLoaded) return aLoaded ? -1 : 1;
  return a.taskId < b.taskId ? -1 : 1;
}
