import type { ReadWorkflow, Workflow } from '../../contract/workflows.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { findCandidates } from './find-candidates.ts';
import { kindOf } from './find-prompts.ts';
import { findPlaces } from './place-workflow.ts';
import { readGraph } from './read-graph.ts';
import { readRow } from './save-workflow.ts';
import { listWorkflowRows, type WorkflowRow } from './workflows-store.ts';

const toWorkflow = (db: ReadableDb, row: WorkflowRow): Workflow => ({
  id: row.id,
  modelId: row.modelId,
  name: row.name,
  kind: row.kind,
  text: JSON.stringify(row.graph, null, 2),
  inputs: row.inputs,
  candidates: findCandidates(row.graph),
  places: findPlaces(db, row),
  createdAt: new Date(row.createdAt).toISOString(),
  changedAt: new Date(row.changedAt).toISOString(),
});

/** All workflows, those added first first. */
export const listWorkflows = (db: ReadableDb): Workflow[] => listWorkflowRows(db).map(row => toWorkflow(db, row));

/** One workflow. Raises `not_found`. */
export const readWorkflow = (db: ReadableDb, id: string): Workflow => toWorkflow(db, readRow(db, id));

/** What is in a text that was pasted. Raises `invalid_request`. */
export function readPasted(text: string): ReadWorkflow {
  const graph = readGraph(text);
  return { kind: kindOf(graph), nodes: Object.keys(graph).length, candidates: findCandidates(graph) };
}
