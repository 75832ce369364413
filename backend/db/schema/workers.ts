import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { EngineKind } from '../../contract/engines.ts';
import type { ModelCard } from '../../contract/models.ts';
import type { Dialect } from '../../contract/tokens.ts';
import type { WorkerSelf } from '../../contract/worker.ts';
import type { Lane } from '../../contract/workers.ts';

export const worker = sqliteTable('worker', {
  id: text().primaryKey(),
  name: text().notNull(),
  host: text().notNull(),
  builtIn: integer('built_in', { mode: 'boolean' }).notNull(),
  /** Used no more: a unique column cannot be dropped without its table. */
  tokenHash: text('token_hash'),
  instanceId: text('instance_id'),
  version: text().notNull(),
  runtimes: text({ mode: 'json' }).$type<WorkerSelf['runtimes']>().notNull(),
  hardware: text({ mode: 'json' }).$type<WorkerSelf['hardware']>().notNull(),
  loadedModel: text('loaded_model'),
  paused: integer({ mode: 'boolean' }).notNull(),
  online: integer({ mode: 'boolean' }).notNull(),
  renamed: integer({ mode: 'boolean' }).notNull().default(false),
  draining: integer({ mode: 'boolean' }).notNull().default(false),
  setAside: text('set_aside'),
  trouble: text(),
  faultsSince: integer('faults_since').notNull().default(0),
  removedAt: integer('removed_at'),
  lastSeenAt: integer('last_seen_at'),
  createdAt: integer('created_at').notNull(),
  clockSkewMs: integer('clock_skew_ms'),
  /** The language that it speaks where it is not ours. */
  dialect: text().$type<Dialect>(),
  /** The owner lets the studio ask the address that it told. */
  mayProbe: integer('may_probe', { mode: 'boolean' }).notNull().default(false),
  /** The cloud that it is a lane to; a lane is no machine. */
  lane: text().$type<Lane>(),
});

export const model = sqliteTable('model', {
  id: text().primaryKey(),
  card: text({ mode: 'json' }).$type<ModelCard>().notNull(),
  sha256: text(),
  updatedAt: integer('updated_at').notNull(),
});

export const site = sqliteTable(
  'site',
  {
    modelId: text('model_id').notNull(),
    workerId: text('worker_id').notNull(),
    ownId: text('own_id'),
    card: text({ mode: 'json' }).$type<ModelCard>().notNull(),
  },
  table => [primaryKey({ columns: [table.modelId, table.workerId] })],
);

export const engine = sqliteTable('engine', {
  workerId: text('worker_id').primaryKey(),
  kind: text().$type<EngineKind>().notNull(),
  address: text().notNull(),
  credentials: text(),
  createdAt: integer('created_at').notNull(),
});
