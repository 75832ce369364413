import type { WritableDb } from '../../../db/handles.ts';
import { completeTask, failTask, type TaskParts } from '../../tasks/index.ts';
import { findLink, type Link, listLinks } from './chains-store.ts';
import { saveOutput } from './reigh-tasks-store.ts';

const WHOLES = new Set(['travel_stitch', 'join_final_stitch']);
const JOINS = new Set(['join_clips_segment', 'edit_video_segment']);

/** Whether a child puts the pieces of its chain together. */
export const isWhole = ({ taskType }: Link): boolean => WHOLES.has(taskType);

const countPlaces = (pieces: readonly Link[]): number =>
  new Set(pieces.map(({ id, childIndex }) => childIndex ?? id)).size;

/** How many pieces are due: as its params say, or up to the one that says that it is the last. */
function readDue({ expected }: Link, pieces: readonly Link[]): number | null {
  const last = pieces.find(({ isLast }) => isLast === 1);
  return expected ?? (last ? (last.childIndex ?? 0) + 1 : null);
}

/** Whether an orchestrator may still be making children: something is missing, and its worker has not said that it is done with it. */
export function mayStillGrow(orchestrator: Link, pieces: readonly Link[], hasWhole: boolean): boolean {
  if (orchestrator.outputText !== null) return false;
  const due = readDue(orchestrator, pieces);
  return due === null || countPlaces(pieces) < due || (orchestrator.awaitsWhole === 1 && !hasWhole);
}

/** What came of it all: the whole; of joins that build on each other the last one; a single piece by itself; of several none. */
function findFinal(pieces: readonly Link[], whole: Link | undefined): Link | undefined {
  if (whole) return whole;
  const last = pieces.at(-1);
  return pieces.length === 1 || (last && JOINS.has(last.taskType)) ? last : undefined;
}

/**
 * Ends an orchestrator when its chain has come to an end, and changes nothing before: Complete with the output of the whole, or Failed where
 * fewer pieces were made than were to be. Failed children fail it as they fail.
 */
export function judgeChain(parts: TaskParts, db: WritableDb, orchestratorId: string): void {
  const orchestrator = findLink(db, orchestratorId);
  if (orchestrator?.kind !== 'chain' || orchestrator.status === 'succeeded' || orchestrator.status === 'cancelled')
    return;
  const children = listLinks(db, orchestrator);
  if (children.length === 0 || children.some(({ status }) => status !== 'succeeded')) return;
  const pieces = children.filter(child => !isWhole(child));
  const whole = children.findLast(isWhole);
  if (mayStillGrow(orchestrator, pieces, whole !== undefined)) return;
  const due = readDue(orchestrator, pieces);
  const found = countPlaces(pieces);
  if (due !== null && found < due) {
    const message = `${found} of its ${due} pieces were made.`;
    failTask(parts, db, orchestratorId, { code: 'runtime_failed', message, runtime: 'wan2gp', reason: message });
    return;
  }
  const final = findFinal(pieces, whole);
  const { outputPath: path = null, outputText: text = null, thumbnailPath = null } = final ?? {};
  saveOutput(db, orchestratorId, { path, text, thumbnailPath });
  completeTask(parts, db, { taskId: orchestratorId, batchId: orchestrator.batchId, ownerId: orchestrator.ownerId });
}
