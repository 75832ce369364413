import { uuidv7 } from 'uuidv7';
import { Refusal } from '../../contract/problem.ts';
import type { Dialect, NewToken, Token } from '../../contract/tokens.ts';
import type { WritableDb } from '../../db/handles.ts';
import type { Database } from '../../db/open-database.ts';
import type { EventLog } from '../../events/event-log.ts';
import { type Owner, type TokenCaller, toOwner } from '../../plugins/caller.ts';
import { replaced } from '../../plugins/sign-in.ts';
import { hashSecret, makeAnonKey, makeSecret } from './secrets.ts';
import {
  changeToken,
  findTokenRow,
  insertToken,
  type KnownToken,
  listKnownTokens,
  listTokenRows,
  type TokenRow,
} from './tokens-store.ts';

const DAY_MS = 86_400_000;
const WRITE_USE_EVERY_MS = 60_000;
const HINT_LENGTH = 10;
/** How long an anon key says it is good where its token has no end; what counts is the token. */
const ANON_DAYS = 3_650;

type Entry = { readonly known: KnownToken; readonly caller: TokenCaller; readonly end: AbortController };

/** What the tokens work with; `release` gives back what a worker holds and calls it offline. */
export type TokenParts = {
  readonly database: Database;
  readonly events: EventLog;
  readonly now: () => number;
  readonly release: (workerId: string) => Promise<void>;
  /** Makes the worker of a token that speaks another studio's language, which never registers; returns its id. */
  readonly beginDialectWorker: (db: WritableDb, name: string, dialect: Dialect) => string;
};

/** The tokens that are good, all held in memory, since every request of every worker asks here. */
export type Tokens = {
  /** Who comes with the secret that has this hash; null when it is none of ours, has run out or was revoked. */
  find(tokenHash: string): TokenCaller | null;
  /** Who comes with the anon key that has this hash; null as for a secret. */
  findByAnon(anonHash: string): TokenCaller | null;
  /** Whether there is a good token of that language, without which its doors are not there. */
  speaks(dialect: Dialect): boolean;
  list(): Token[];
  /** Makes a token for this person; its secret is known to nobody but who is told it here. */
  create(owner: Owner, wish: NewToken): Promise<{ token: Token; secret: string; anonKey: string | null }>;
  /** Ends a token at once; what its worker holds goes back to the queue. Raises `not_found`. */
  revoke(id: string): Promise<Token>;
  /** Ends every token of a worker, in the transaction that removes it. */
  shutOut(db: WritableDb, workerId: string): void;
  /** Lets a worker in by a secret that dies with the studio. */
  admit(owner: Owner, workerId: string, tokenHash: string): void;
  /**
   * An agent registered with this token: returns its worker, which `begin` makes where the token has none yet.
   * The agent that registered before it, if another, is told to stop.
   */
  settle(db: WritableDb, caller: TokenCaller, instanceId: string, begin: () => string): string;
};

function openEntry(known: KnownToken): Entry {
  const end = new AbortController();
  const { id, personId, role, scopes, dialect, workerId, instanceId } = known;
  const owner = toOwner(personId, role);
  const caller = {
    kind: 'token',
    tokenId: id,
    owner,
    scopes,
    dialect,
    workerId,
    instanceId,
    ended: end.signal,
  } as const;
  return { known, caller, end };
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** Opens the tokens of a studio. */
export function openTokens({ database, events, now, release, beginDialectWorker }: TokenParts): Tokens {
  const entries = new Map<string, Entry>(
    listKnownTokens(database.read).map(known => [known.tokenHash, openEntry(known)]),
  );
  const entryOf = (id: string) => [...entries.values()].find(({ known }) => known.id === id);
  const usedAt = new Map<string, number>();

  const toToken = (row: TokenRow): Token => {
    const { id, name, hint, scopes, dialect, workerId, createdAt, expiresAt, lastUsedAt, revokedAt } = row;
    const state = revokedAt !== null ? 'revoked' : expiresAt !== null && expiresAt <= now() ? 'expired' : 'good';
    const times = {
      createdAt: new Date(createdAt).toISOString(),
      expiresAt: iso(expiresAt),
      lastUsedAt: iso(lastUsedAt),
    };
    return { id, name, hint, scopes: [...scopes], dialect, workerId, ...times, state };
  };
  const readToken = (id: string): Token => {
    const row = findTokenRow(database.read, id);
    if (!row) throw new Refusal({ code: 'not_found', message: 'That token is not there.', what: 'token', id });
    return toToken(row);
  };

  const noteUsed = (id: string) => {
    // The clock may have been set back.
    if (Math.abs(now() - (usedAt.get(id) ?? 0)) < WRITE_USE_EVERY_MS) return;
    usedAt.set(id, now());
    database
      .write(db => changeToken(db, id, { lastUsedAt: now() }))
      .catch((error: unknown) => {
        // A full disk is told to whoever asked for something.
        if (!(error instanceof Refusal)) throw error;
      });
  };

  const isGood = ({ known: { expiresAt } }: Entry) => expiresAt === null || expiresAt > now();
  const letIn = (entry: Entry | undefined): TokenCaller | null => {
    if (!entry || !isGood(entry)) return null;
    if (entry.known.stored) noteUsed(entry.known.id);
    return entry.caller;
  };

  return {
    find: tokenHash => letIn(entries.get(tokenHash)),
    findByAnon: anonHash => letIn([...entries.values()].find(({ known }) => known.anonHash === anonHash)),
    speaks: dialect => [...entries.values()].some(entry => entry.known.dialect === dialect && isGood(entry)),
    list: () => listTokenRows(database.read).map(toToken),
    create: async (owner, { name, scopes, dialect, expiresInDays }) => {
      const secret = makeSecret();
      const id = uuidv7();
      const expiresAt = expiresInDays === null ? null : now() + expiresInDays * DAY_MS;
      const anonKey = dialect === 'reigh' ? makeAnonKey(id, now(), expiresAt ?? now() + ANON_DAYS * DAY_MS) : null;
      const asked: TokenRow = {
        id,
        personId: owner.personId,
        workerId: null,
        name,
        tokenHash: hashSecret(secret),
        hint: secret.slice(0, HINT_LENGTH),
        scopes: [...new Set(scopes)],
        createdAt: now(),
        expiresAt,
        lastUsedAt: null,
        revokedAt: null,
        dialect,
        anonHash: anonKey && hashSecret(anonKey),
      };
      const row = await database.write(db => {
        const made = { ...asked, workerId: dialect && beginDialectWorker(db, name, dialect) };
        insertToken(db, made);
        events.publish(db, 'studio', { type: 'access.changed' });
        return made;
      });
      entries.set(row.tokenHash, openEntry({ ...row, role: owner.role, instanceId: null, stored: true }));
      return { token: toToken(row), secret, anonKey };
    },
    revoke: async id => {
      const { state } = readToken(id);
      if (state === 'revoked') return readToken(id);
      // In memory first: from here on nobody comes in by it, whatever the disk says.
      const entry = entryOf(id);
      entries.delete(entry?.known.tokenHash ?? '');
      entry?.end.abort(new Refusal({ code: 'not_signed_in', message: 'This token was revoked.' }));
      await database.write(db => {
        changeToken(db, id, { revokedAt: now() });
        events.publish(db, 'studio', { type: 'access.changed' });
      });
      const workerId = entry?.caller.workerId;
      if (workerId) await release(workerId);
      return readToken(id);
    },
    shutOut: (db, workerId) => {
      for (const [tokenHash, { known, end }] of entries) {
        if (known.workerId !== workerId) continue;
        if (known.stored) changeToken(db, known.id, { revokedAt: now() });
        db.afterCommit(() => {
          entries.delete(tokenHash);
          end.abort(new Refusal({ code: 'not_signed_in', message: 'This worker was removed.' }));
        });
      }
      events.publish(db, 'studio', { type: 'access.changed' });
    },
    admit: ({ personId, role }, workerId, tokenHash) => {
      const scopes = ['claim', 'deliver'] as const;
      const known = {
        id: `of ${workerId}`,
        tokenHash,
        personId,
        role,
        workerId,
        scopes,
        dialect: null,
        anonHash: null,
      };
      entries.set(tokenHash, openEntry({ ...known, instanceId: null, expiresAt: null, stored: false }));
    },
    settle: (db, caller, instanceId, begin) => {
      // The row is asked: another agent may have registered with it a moment ago.
      const settled = findTokenRow(db, caller.tokenId)?.workerId ?? caller.workerId;
      const workerId = settled ?? begin();
      if (settled === null) changeToken(db, caller.tokenId, { workerId });
      const entry = entryOf(caller.tokenId);
      if (!entry || entry.caller.instanceId === instanceId) return workerId;
      const enter = (known: KnownToken) => entries.set(known.tokenHash, openEntry(known));
      // At once: what the older one holds is given back next, and its waiting claim must not be handed it again.
      if (entry.caller.instanceId !== null) entry.end.abort(replaced());
      db.afterCommit(() => entryOf(caller.tokenId) === entry && enter({ ...entry.known, workerId, instanceId }));
      db.onUndo(() => entryOf(caller.tokenId) === entry && enter(entry.known));
      return workerId;
    },
  };
}
