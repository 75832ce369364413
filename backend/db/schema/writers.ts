import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const writer = sqliteTable('writer', {
  id: text().primaryKey(),
  name: text().notNull(),
  kind: text().$type<'openai' | 'ollama' | 'ourvidz'>().notNull(),
  address: text().notNull(),
  model: text(),
  outside: integer({ mode: 'boolean' }).notNull(),
  isDefault: integer('is_default', { mode: 'boolean' }).notNull(),
  addedAt: integer('added_at').notNull(),
});
