import { uuidv7 } from 'uuidv7';
import { Refusal } from '../../contract/problem.ts';
import type { WorkflowDraft } from '../../contract/workflows.ts';
import type { ReadableDb } from '../../db/handles.ts';
import { checkDraft } from './check-draft.ts';
import { MODEL_PREFIX } from './find-runnable.ts';
import { placeWorkflow } from './place-workflow.ts';
import type { WorkflowParts } from './workflow-parts.ts';
import {
  changeWorkflowRow,
  deleteWorkflow,
  findWorkflow,
  insertWorkflow,
  isTaken,
  type WorkflowRow,
} from './workflows-store.ts';

const SLUG_MOST = 60;

/** An id that tells the name and that no other model has. */
function chooseModelId(db: ReadableDb, name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, SLUG_MOST);
  const stem = `${MODEL_PREFIX}${slug || 'workflow'}`;
  for (let n = 1; ; n++) {
    const id = n === 1 ? stem : `${stem}-${n}`;
    if (!isTaken(db, id)) return id;
  }
}

/** A workflow's row. Raises `not_found`. */
export function readRow(db: ReadableDb, id: string): WorkflowRow {
  const row = findWorkflow(db, id);
  if (!row) throw new Refusal({ code: 'not_found', message: 'That workflow is not there.', what: 'workflow', id });
  return row;
}

/** Makes a model of a workflow; returns its id. Raises `invalid_request`. */
export function createWorkflow(parts: WorkflowParts, draft: WorkflowDraft): Promise<string> {
  const { graph } = checkDraft(draft);
  return parts.database.write(db => {
    const { name, kind, inputs } = draft;
    const at = parts.now();
    const modelId = chooseModelId(db, name);
    const row = { id: uuidv7(), modelId, name, kind, graph, inputs, createdAt: at, changedAt: at };
    insertWorkflow(db, row);
    placeWorkflow(parts, db, row);
    return row.id;
  });
}

/** Changes a workflow; its model keeps its id and gets another version. Raises `invalid_request`, `not_found`, and `conflict` where the kind would change. */
export function changeWorkflow(parts: WorkflowParts, id: string, draft: WorkflowDraft): Promise<void> {
  const { graph } = checkDraft(draft);
  return parts.database.write(db => {
    const { name, kind, inputs } = draft;
    const before = readRow(db, id);
    if (before.kind !== kind)
      throw new Refusal({
        code: 'conflict',
        message:
          'A model that makes pictures cannot become one that makes clips. Add the workflow anew under another name.',
        what: 'workflow',
      });
    const row = { ...before, name, graph, inputs, changedAt: parts.now() };
    changeWorkflowRow(db, id, row);
    placeWorkflow(parts, db, row);
  });
}

/** Removes a workflow and its model. Raises `not_found`. */
export const removeWorkflow = (parts: WorkflowParts, id: string): Promise<void> =>
  parts.database.write(db => {
    const { modelId } = readRow(db, id);
    deleteWorkflow(db, id);
    parts.removeModel(db, modelId);
  });
