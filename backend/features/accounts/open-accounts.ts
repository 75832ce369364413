import { timingSafeEqual } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { Refusal } from '../../contract/problem.ts';
import type { Person } from '../../contract/studio.ts';
import type { Database } from '../../db/open-database.ts';
import { type Caller, type Owner, toOwner } from '../../plugins/caller.ts';
import { insertProject } from '../settings/index.ts';
import {
  deleteSession,
  deleteSessionsBefore,
  findOwner,
  findPerson,
  findSession,
  insertPerson,
  insertSession,
} from './accounts-store.ts';
import { hashSecret, makeSecret } from './secrets.ts';

/** How long a browser stays signed in, in ms. */
export const SESSION_MS = 30 * 86_400_000;

/** Who may come in, and by what. */
export type Accounts = {
  /** The caller behind the session's or the desktop's secret that has this hash; null for any other. */
  findCaller(secretHash: string): Caller | null;
  /** Whose studio it is. */
  readonly owner: Owner;
  /** In memory only: signs the desktop's own window in as the owner. */
  readonly desktopToken: string;
  /** Good once, then a new one has to be asked for. */
  makeOneTimeToken(): string;
  /** Trades a one-time token for a session's secret. Raises `not_signed_in`. */
  redeem(token: string): Promise<{ secret: string; person: Person }>;
  endSession(tokenHash: string): Promise<void>;
  readPerson(id: string): Person;
  /** In whose name the studio does something by itself; null where the account is no longer there. */
  findOwnerOf(personId: string): Owner | null;
};

const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Opens the accounts; a fresh studio gets its owner and a first project. */
export async function openAccounts(database: Database, now: () => number): Promise<Accounts> {
  const owner = await database.write(db => {
    deleteSessionsBefore(db, now());
    const known = findOwner(db);
    if (known) return known;
    const person = { id: uuidv7(), name: 'Owner', role: 'owner' as const };
    insertPerson(db, person.id, person.name, person.role, now());
    insertProject(db, person.id, uuidv7(), 'First project', now());
    return person;
  });
  const desktopToken = makeSecret();
  const desktopHash = hashSecret(desktopToken);
  const desktop = { kind: 'person', owner: toOwner(owner.id, owner.role), sessionHash: null } as const;
  let oneTime: string | null = null;

  return {
    desktopToken,
    owner: desktop.owner,
    findCaller: secretHash => {
      if (same(secretHash, desktopHash)) return desktop;
      const found = findSession(database.read, secretHash, now());
      return found ? { kind: 'person', owner: toOwner(found.personId, found.role), sessionHash: secretHash } : null;
    },
    makeOneTimeToken: () => {
      const token = makeSecret();
      oneTime = hashSecret(token);
      return token;
    },
    redeem: async token => {
      const tokenHash = hashSecret(token);
      if (oneTime === null || !same(tokenHash, oneTime)) {
        throw new Refusal({
          code: 'not_signed_in',
          message: 'This address was used already. Start the studio again for a fresh one.',
        });
      }
      oneTime = null;
      const secret = makeSecret();
      await database.write(db => {
        insertSession(db, {
          tokenHash: hashSecret(secret),
          personId: owner.id,
          createdAt: now(),
          expiresAt: now() + SESSION_MS,
        });
      });
      return { secret, person: owner };
    },
    endSession: tokenHash => database.write(db => deleteSession(db, tokenHash)),
    findOwnerOf: personId => {
      const person = findPerson(database.read, personId);
      return person ? toOwner(person.id, person.role) : null;
    },
    readPerson: id => {
      const person = findPerson(database.read, id);
      if (!person) throw new Refusal({ code: 'not_signed_in', message: 'This account is no longer there.' });
      return person;
    },
  };
}
