import type { RunnableWorkflow } from '../../contract/workflow-graph.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { findWorkflowByModel } from './workflows-store.ts';

/** How the ids of models begin that are workflows: no other model is looked up. */
export const MODEL_PREFIX = 'own.';

/** The graph behind a model and where values go in it; undefined for a model that is no workflow. */
export function findRunnable(db: ReadableDb, modelId: string): RunnableWorkflow | undefined {
  const row = modelId.startsWith(MODEL_PREFIX) ? findWorkflowByModel(db, modelId) : undefined;
  return row && { graph: row.graph, slots: row.inputs.flatMap(input => input.slots) };
}
