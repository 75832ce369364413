import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ContentLevel } from '../../contract/content.ts';

export const project = sqliteTable('project', {
  id: text().primaryKey(),
  ownerId: text('owner_id').notNull(),
  name: text().notNull(),
  contentLevel: text('content_level').$type<ContentLevel>().notNull().default('general'),
  promptRules: text('prompt_rules').notNull().default(''),
  createdAt: integer('created_at').notNull(),
});

export const setting = sqliteTable('setting', { name: text().primaryKey(), value: text().notNull() });
