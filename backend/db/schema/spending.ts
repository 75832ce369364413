import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Policy } from '../../contract/policy.ts';
import type { PriceRule } from '../../contract/prices.ts';
import type { CapScope, Reason } from '../../contract/spending.ts';
import type { Lane } from '../../contract/workers.ts';

export const cap = sqliteTable(
  'cap',
  {
    scope: text().$type<CapScope>().notNull(),
    /** Empty for the studio. */
    projectId: text('project_id').notNull(),
    limitMicros: integer('limit_micros').notNull(),
  },
  table => [primaryKey({ columns: [table.scope, table.projectId] })],
);

export const policy = sqliteTable('policy', {
  projectId: text('project_id').primaryKey(),
  policy: text({ mode: 'json' }).$type<Omit<Policy, 'dayMicros' | 'totalMicros'>>().notNull(),
  changedAt: integer('changed_at').notNull(),
});

export const standIn = sqliteTable(
  'stand_in',
  { modelId: text('model_id').notNull(), standInId: text('stand_in_id').notNull() },
  table => [primaryKey({ columns: [table.modelId, table.standInId] })],
);

export const electricity = sqliteTable('electricity', {
  workerId: text('worker_id').primaryKey(),
  watts: integer().notNull(),
  microsPerKwh: integer('micros_per_kwh').notNull(),
});

export const price = sqliteTable('price', {
  id: text().primaryKey(),
  modelId: text('model_id').notNull(),
  lane: text().$type<Lane>().notNull(),
  /** What a run costs; none where it was taken back. */
  rule: text({ mode: 'json' }).$type<PriceRule>(),
  /** Where and when a card has it from. */
  page: text(),
  takenOn: text('taken_on'),
  /** Who said so; none where the model's card does. */
  personId: text('person_id'),
  validFrom: integer('valid_from').notNull(),
  createdAt: integer('created_at').notNull(),
});

export const hold = sqliteTable('hold', {
  attemptId: text('attempt_id').primaryKey(),
  taskId: text('task_id').notNull(),
  projectId: text('project_id').notNull(),
  personId: text('person_id').notNull(),
  lane: text().$type<Lane>().notNull(),
  modelId: text('model_id').notNull(),
  amountMicros: integer('amount_micros').notNull(),
  /** The model that was asked for, where this one stood in for it. */
  stoodInFor: text('stood_in_for'),
  reason: text({ mode: 'json' }).$type<Reason>().notNull(),
  placedAt: integer('placed_at').notNull(),
  /** How long it would have waited for an own machine, as foretold then. */
  ownWaitMs: integer('own_wait_ms'),
});

export const ledgerEntry = sqliteTable('ledger_entry', {
  businessKey: text('business_key').primaryKey(),
  attemptId: text('attempt_id').notNull(),
  kind: text().$type<'hold' | 'settlement' | 'release' | 'correction'>().notNull(),
  heldMicros: integer('held_micros').notNull(),
  spentMicros: integer('spent_micros').notNull(),
  source: text().$type<'provider' | 'price book'>(),
  why: text(),
  at: integer().notNull(),
});
