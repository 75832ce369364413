import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const project = sqliteTable('project', {
  id: text().primaryKey(),
  ownerId: text('owner_id').notNull(),
  name: text().notNull(),
  createdAt: integer('created_at').notNull(),
});

export const setting = sqliteTable('setting', { name: text().primaryKey(), value: text().notNull() });
