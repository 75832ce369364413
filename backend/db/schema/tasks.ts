import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ContentLevel } from '../../contract/content.ts';
import type { Chosen } from '../../contract/dispatch.ts';
import type { Recipe } from '../../contract/generations.ts';
import type { TaskKind } from '../../contract/models.ts';
import type { Parameters } from '../../contract/parameters.ts';
import type { Problem } from '../../contract/problem.ts';
import type { TaskStatus } from '../../contract/tasks.ts';
import type { Wording } from '../../contract/wording.ts';

export const batch = sqliteTable('batch', {
  id: text().primaryKey(),
  ownerId: text('owner_id').notNull(),
  projectId: text('project_id').notNull(),
  kind: text().$type<TaskKind>().notNull(),
  modelId: text('model_id').notNull(),
  modelName: text('model_name').notNull(),
  modelVersion: text('model_version').notNull(),
  label: text(),
  prompt: text().notNull(),
  parameters: text({ mode: 'json' }).$type<Parameters>().notNull(),
  wording: text({ mode: 'json' }).$type<Wording>(),
  words: text({ mode: 'json' }).$type<NonNullable<Recipe['words']>>(),
  usedPrompt: text('used_prompt'),
  basedOn: text('based_on'),
  content: text().$type<ContentLevel>().notNull().default('general'),
  shown: integer({ mode: 'boolean' }).notNull(),
  createdAt: integer('created_at').notNull(),
});

export const batchInput = sqliteTable(
  'batch_input',
  { batchId: text('batch_id').notNull(), sha256: text().notNull() },
  table => [primaryKey({ columns: [table.batchId, table.sha256] })],
);

export const task = sqliteTable('task', {
  id: text().primaryKey(),
  batchId: text('batch_id').notNull(),
  ix: integer().notNull(),
  ownerId: text('owner_id').notNull(),
  kind: text().$type<TaskKind>().notNull(),
  modelId: text('model_id').notNull(),
  status: text().$type<TaskStatus>().notNull(),
  seed: integer(),
  priority: integer().notNull(),
  attempts: integer().notNull(),
  waitingOn: integer('waiting_on').notNull(),
  notBefore: integer('not_before'),
  onlyWorker: text('only_worker'),
  chosen: text().$type<Chosen>(),
  workerId: text('worker_id'),
  problem: text({ mode: 'json' }).$type<Problem>(),
  dismissed: integer({ mode: 'boolean' }).notNull(),
  held: text({ mode: 'json' }).$type<Problem>(),
  own: text({ mode: 'json' }).$type<{ modelName: string; prompt: string; parameters: Parameters }>(),
  createdAt: integer('created_at').notNull(),
  startedAt: integer('started_at'),
  finishedAt: integer('finished_at'),
});
