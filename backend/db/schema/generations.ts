import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ContentLevel } from '../../contract/content.ts';
import type { Recipe } from '../../contract/generations.ts';
import type { MediaType } from '../../contract/media.ts';
import type { GenerationKind } from '../../contract/models.ts';

export const media = sqliteTable('media', {
  sha256: text().primaryKey(),
  type: text().$type<MediaType>().notNull(),
  bytes: integer().notNull(),
  width: integer().notNull(),
  height: integer().notNull(),
  durationMs: integer('duration_ms'),
  placeholder: text(),
  createdAt: integer('created_at').notNull(),
});

export const generation = sqliteTable('generation', {
  number: integer().primaryKey(),
  id: text().notNull(),
  ownerId: text('owner_id').notNull(),
  projectId: text('project_id').notNull(),
  batchId: text('batch_id').notNull(),
  taskId: text('task_id').notNull(),
  kind: text().$type<GenerationKind>().notNull(),
  modelId: text('model_id').notNull(),
  label: text(),
  prompt: text().notNull(),
  seed: integer(),
  basedOn: text('based_on'),
  primaryVariantId: text('primary_variant_id').notNull(),
  variants: integer().notNull(),
  content: text().$type<ContentLevel>().notNull().default('general'),
  inWorkspace: integer('in_workspace', { mode: 'boolean' }).notNull(),
  createdAt: integer('created_at').notNull(),
  keptAt: integer('kept_at'),
  trashedAt: integer('trashed_at'),
});

export const variant = sqliteTable('variant', {
  id: text().primaryKey(),
  generationId: text('generation_id').notNull(),
  attemptId: text('attempt_id').notNull(),
  sha256: text().notNull(),
  origin: text().$type<'result' | 'late'>().notNull(),
  recipe: text({ mode: 'json' }).$type<Recipe>().notNull(),
  createdAt: integer('created_at').notNull(),
});
