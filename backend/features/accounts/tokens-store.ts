import { desc, eq } from 'drizzle-orm';
import type { Scope } from '../../contract/endpoint.ts';
import type { Role } from '../../contract/studio.ts';
import type { Dialect } from '../../contract/tokens.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import { person, token } from '../../db/schema/people.ts';
import { worker } from '../../db/schema/workers.ts';

export type TokenRow = typeof token.$inferSelect;

/** A token as it is held in memory, with its person's role and the agent that registered with it last. */
export type KnownToken = {
  readonly id: string;
  readonly tokenHash: string;
  readonly personId: string;
  readonly role: Role;
  readonly workerId: string | null;
  readonly instanceId: string | null;
  readonly scopes: readonly Scope[];
  readonly dialect: Dialect | null;
  readonly anonHash: string | null;
  readonly expiresAt: number | null;
  /** False for one that lives in memory alone. */
  readonly stored: boolean;
};

/** Every token that was not revoked. */
export const listKnownTokens = (db: ReadableDb): KnownToken[] =>
  db.orm
    .select({ row: token, role: person.role, instanceId: worker.instanceId })
    .from(token)
    .innerJoin(person, eq(person.id, token.personId))
    .leftJoin(worker, eq(worker.id, token.workerId))
    .all()
    .filter(({ row }) => row.revokedAt === null)
    .map(({ row, role, instanceId }) => ({ ...row, role, instanceId, stored: true }));

export const listTokenRows = (db: ReadableDb): TokenRow[] => db.orm.select().from(token).orderBy(desc(token.id)).all();
export const findTokenRow = (db: ReadableDb, id: string): TokenRow | undefined =>
  db.orm.select().from(token).where(eq(token.id, id)).get();
export const insertToken = (db: WritableDb, row: TokenRow) => void db.orm.insert(token).values(row).run();
export const changeToken = (db: WritableDb, id: string, change: Partial<TokenRow>) =>
  void db.orm.update(token).set(change).where(eq(token.id, id)).run();
