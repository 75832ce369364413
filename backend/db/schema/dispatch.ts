import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const speed = sqliteTable(
  'speed',
  {
    modelId: text('model_id').notNull(),
    workerId: text('worker_id').notNull(),
    shape: text().notNull(),
    loaded: integer({ mode: 'boolean' }).notNull(),
    work: real().notNull(),
    took: text({ mode: 'json' }).$type<number[]>().notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  table => [primaryKey({ columns: [table.modelId, table.workerId, table.shape, table.loaded] })],
);

export const forecast = sqliteTable('forecast', {
  number: integer().primaryKey(),
  foretoldMs: integer('foretold_ms').notNull(),
  tookMs: integer('took_ms').notNull(),
  at: integer().notNull(),
});
