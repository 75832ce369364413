import type { Problem } from '../../../contract/problem.ts';
import type { ReadableDb, WritableDb } from '../../../db/handles.ts';
import { cancelOne, type Ended, failTask, type TaskParts } from '../../tasks/index.ts';
import { findLink, type Link, listLinks } from './chains-store.ts';
import { isWhole, judgeChain, mayStillGrow } from './judge-chain.ts';
import { nameOfType } from './task-types.ts';

const isOpen = ({ status }: Link): boolean => status === 'queued' || status === 'running';

/** The words for a child that failed: which of them, and why. */
function blame({ id, taskType, childIndex }: Link, problem: Problem | null): Problem {
  const place = childIndex === null ? '' : ` ${childIndex + 1}`;
  const why = problem ? ` ${problem.message}` : '';
  return { code: 'dependency_failed', message: `${nameOfType(taskType)}${place} failed.${why}`, taskId: id };
}

function endChildren(parts: TaskParts, db: WritableDb, orchestrator: Link, ended: Ended): void {
  for (const child of listLinks(db, orchestrator).filter(isOpen)) {
    if (ended.status === 'cancelled') cancelOne(parts, db, child.id);
    if (ended.status === 'failed' && ended.problem) {
      const named: Problem = { code: 'dependency_failed', message: ended.problem.message, taskId: orchestrator.id };
      failTask(parts, db, child.id, ended.problem.code === 'dependency_failed' ? ended.problem : named);
    }
  }
}

function endOrchestrator(parts: TaskParts, db: WritableDb, orchestrator: Link, child: Link, ended: Ended): void {
  switch (ended.status) {
    case 'succeeded':
      judgeChain(parts, db, orchestrator.id);
      return;
    case 'failed':
      failTask(parts, db, orchestrator.id, blame(child, ended.problem));
      return;
    case 'cancelled':
      if (isOpen(orchestrator)) cancelOne(parts, db, orchestrator.id);
      return;
    default:
      ended.status satisfies never;
  }
}

/** What the end of one task means for its chain, in the same transaction: an orchestrator ends with its children, and they with it. */
export function followChain(parts: TaskParts, db: WritableDb, ended: Ended): void {
  const link = findLink(db, ended.taskId);
  if (!link) return;
  if (link.kind === 'chain') endChildren(parts, db, link, ended);
  const orchestrator = link.orchestratorId === null ? undefined : findLink(db, link.orchestratorId);
  if (orchestrator?.kind !== 'chain' || orchestrator.ownerId !== link.ownerId) return;
  endOrchestrator(parts, db, orchestrator, link, ended);
}

/** Whether an orchestrator whose worker is silent goes on: all that it was to make is there, and some of that is still to be done. */
export function goesOn(db: ReadableDb, taskId: string): boolean {
  const link = findLink(db, taskId);
  if (link?.kind !== 'chain') return false;
  const children = listLinks(db, link);
  return (
    children.some(isOpen) &&
    !mayStillGrow(
      link,
      children.filter(child => !isWhole(child)),
      children.some(isWhole),
    )
  );
}
