import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Lane } from '../../contract/workers.ts';

export const cloudModel = sqliteTable('cloud_model', {
  id: text().primaryKey(),
  lane: text().$type<Lane>().notNull(),
  providerId: text('provider_id').notNull(),
  card: text({ mode: 'json' }).$type<unknown>().notNull(),
  personId: text('person_id').notNull(),
  addedAt: integer('added_at').notNull(),
});
