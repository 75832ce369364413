import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { WorkflowGraph } from '../../contract/workflow-graph.ts';
import type { WorkflowControl } from '../../contract/workflows.ts';

export const workflow = sqliteTable('workflow', {
  id: text().primaryKey(),
  modelId: text('model_id').notNull(),
  name: text().notNull(),
  kind: text().$type<'image' | 'video'>().notNull(),
  graph: text({ mode: 'json' }).$type<WorkflowGraph>().notNull(),
  inputs: text({ mode: 'json' }).$type<WorkflowControl[]>().notNull(),
  createdAt: integer('created_at').notNull(),
  changedAt: integer('changed_at').notNull(),
});

export const workerNodes = sqliteTable('worker_nodes', {
  workerId: text('worker_id').primaryKey(),
  classes: text({ mode: 'json' }).$type<string[]>().notNull(),
});
