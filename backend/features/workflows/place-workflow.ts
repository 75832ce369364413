import type { ModelCard } from '../../contract/models.ts';
import type { WorkerSelf } from '../../contract/worker.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { makeCard } from './make-card.ts';
import { classesOf } from './read-graph.ts';
import type { WorkflowParts } from './workflow-parts.ts';
import { listNodes, listWorkflowRows, saveNodes, type WorkflowRow } from './workflows-store.ts';

/** The machines that run ComfyUI, each with the node classes of a workflow that it lacks. */
export function findPlaces(db: ReadableDb, { graph }: Pick<WorkflowRow, 'graph'>) {
  const needed = classesOf(graph);
  return listNodes(db).map(({ workerId, worker, classes }) => {
    const has = new Set(classes);
    return { workerId, worker, missing: needed.filter(each => !has.has(each)) };
  });
}

/** Puts a workflow's model on every machine that has all of its nodes, and on no other. */
export function placeWorkflow({ placeModel }: WorkflowParts, db: WritableDb, row: WorkflowRow): void {
  const able = findPlaces(db, row).filter(({ missing }) => missing.length === 0);
  placeModel(
    db,
    makeCard(row),
    able.map(({ workerId }) => workerId),
  );
}

/** Writes down the nodes of a machine that registers, and returns the models of workflows that it can run with them. */
export function admitNodes(db: WritableDb, workerId: string, { runtimes, nodeClasses = [] }: WorkerSelf): ModelCard[] {
  const classes = runtimes.some(({ name }) => name === 'comfyui') ? nodeClasses : [];
  saveNodes(db, workerId, classes);
  if (classes.length === 0) return [];
  const has = new Set(classes);
  return listWorkflowRows(db)
    .filter(({ graph }) => classesOf(graph).every(each => has.has(each)))
    .map(makeCard);
}
