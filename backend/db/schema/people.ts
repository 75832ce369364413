import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Scope } from '../../contract/endpoint.ts';
import type { Role } from '../../contract/studio.ts';
import type { Dialect } from '../../contract/tokens.ts';

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

export const token = sqliteTable('token', {
  id: text().primaryKey(),
  personId: text('person_id').notNull(),
  workerId: text('worker_id'),
  name: text().notNull(),
  tokenHash: text('token_hash').notNull(),
  hint: text().notNull(),
  scopes: text({ mode: 'json' }).$type<readonly Scope[]>().notNull(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at'),
  lastUsedAt: integer('last_used_at'),
  revokedAt: integer('revoked_at'),
  dialect: text().$type<Dialect>(),
  anonHash: text('anon_hash'),
});
