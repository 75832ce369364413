import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Role } from '../../contract/studio.ts';

export const person = sqliteTable('person', {
  id: text().primaryKey(),
  name: text().notNull(),
  role: text().$type<Role>().notNull(),
  createdAt: integer('created_at').notNull(),
});

export const session = sqliteTable('session', {
  tokenHash: text('token_hash').primaryKey(),
  personId: text('person_id').notNull(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
});
