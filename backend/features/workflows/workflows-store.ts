import { asc, eq, isNull } from 'drizzle-orm';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { model, worker } from '../../db/schema/workers.ts';
import { workerNodes, workflow } from '../../db/schema/workflows.ts';

export type WorkflowRow = typeof workflow.$inferSelect;

export const listWorkflowRows = (db: ReadableDb): WorkflowRow[] =>
  db.orm.select().from(workflow).orderBy(asc(workflow.id)).all();
export const findWorkflow = (db: ReadableDb, id: string): WorkflowRow | undefined =>
  db.orm.select().from(workflow).where(eq(workflow.id, id)).get();
export const findWorkflowByModel = (db: ReadableDb, modelId: string): WorkflowRow | undefined =>
  db.orm.select().from(workflow).where(eq(workflow.modelId, modelId)).get();
/** Whether a model or a workflow has this id already. */
export const isTaken = (db: ReadableDb, modelId: string): boolean =>
  findWorkflowByModel(db, modelId) !== undefined ||
  db.orm.select({ id: model.id }).from(model).where(eq(model.id, modelId)).get() !== undefined;
export const insertWorkflow = (db: WritableDb, row: WorkflowRow) => void db.orm.insert(workflow).values(row).run();
export const changeWorkflowRow = (db: WritableDb, id: string, change: Partial<WorkflowRow>) =>
  void db.orm.update(workflow).set(change).where(eq(workflow.id, id)).run();
export const deleteWorkflow = (db: WritableDb, id: string) =>
  void db.orm.delete(workflow).where(eq(workflow.id, id)).run();

/** The machines that run ComfyUI, with the node classes of each. */
export const listNodes = (db: ReadableDb): { workerId: string; worker: string; classes: string[] }[] =>
  db.orm
    .select({ workerId: workerNodes.workerId, worker: worker.name, classes: workerNodes.classes })
    .from(workerNodes)
    .innerJoin(worker, eq(worker.id, workerNodes.workerId))
    .where(isNull(worker.removedAt))
    .orderBy(asc(workerNodes.workerId))
    .all();

/** Writes down which node classes a machine has; none where it runs no ComfyUI. */
export function saveNodes(db: WritableDb, workerId: string, classes: readonly string[]): void {
  if (classes.length === 0) {
    db.orm.delete(workerNodes).where(eq(workerNodes.workerId, workerId)).run();
    return;
  }
  const value = { classes: [...classes] };
  db.orm
    .insert(workerNodes)
    .values({ workerId, ...value })
    .onConflictDoUpdate({ target: workerNodes.workerId, set: value })
    .run();
}
