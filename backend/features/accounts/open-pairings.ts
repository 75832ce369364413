import { randomInt, timingSafeEqual } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Pairing } from '../../contract/pairing.ts';
import { openExchange, type Proofs } from '../../contract/pairing-exchange.ts';
import { Refusal } from '../../contract/problem.ts';
import type { EventLog } from '../../events/event-log.ts';
import type { Owner } from '../../plugins/caller.ts';
import type { Tokens } from './open-tokens.ts';

const LASTS_MS = 120_000;
const TRIES = 5;

type Open = {
  readonly owner: Owner;
  readonly code: string;
  readonly expiresAt: number;
  readonly exchanges: Map<string, Proofs>;
  tries: number;
  joinedAs: string | null;
};

/** What the pairings work with; `place` says where the studio is reached now. */
export type PairingParts = {
  readonly tokens: Pick<Tokens, 'create'>;
  readonly events: EventLog;
  readonly now: () => number;
  readonly place: () => Pick<Pairing, 'addresses' | 'fingerprint'>;
};

/** The one pairing that may be open at a time; it lives in memory and dies with the studio. */
export type Pairings = {
  open(owner: Owner): Pairing;
  read(): Pairing | null;
  close(): void;
  /** Counts one try and answers it. Raises `pairing_refused` when no code is open. */
  begin(
    share: string,
    channel: string,
  ): Promise<{ exchangeId: string; share: string; proof: string; triesLeft: number }>;
  /** A good proof gets the secret of a new token, and ends the pairing. Raises `pairing_refused`. */
  redeem(exchangeId: string, proof: string, name: string): Promise<string>;
};

const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Opens the pairings of a studio: a code of six digits, good for two minutes, five tries and one machine. */
export function openPairings({ tokens, events, now, place }: PairingParts): Pairings {
  let current: Open | null = null;
  const tell = () => events.mention('studio', { type: 'access.changed' });

  const stateOf = ({ joinedAs, tries, expiresAt }: Open): Pairing['state'] => {
    if (joinedAs !== null) return 'joined';
    if (expiresAt <= now()) return 'expired';
    return tries >= TRIES ? 'used-up' : 'open';
  };
  const toPairing = (pairing: Open): Pairing => {
    const { addresses, fingerprint } = place();
    return {
      code: pairing.code,
      expiresAt: new Date(pairing.expiresAt).toISOString(),
      triesLeft: TRIES - pairing.tries,
      state: stateOf(pairing),
      joinedAs: pairing.joinedAs,
      addresses,
      fingerprint,
    };
  };
  const refuse = (message: string) =>
    new Refusal({ code: 'pairing_refused', message, triesLeft: current ? TRIES - current.tries : 0 });

  return {
    open: owner => {
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      current = { owner, code, expiresAt: now() + LASTS_MS, exchanges: new Map(), tries: 0, joinedAs: null };
      tell();
      return toPairing(current);
    },
    read: () => current && toPairing(current),
    close: () => {
      current = null;
      tell();
    },
    begin: async (theirs, channel) => {
      const pairing = current;
      if (!pairing || stateOf(pairing) !== 'open')
        throw refuse('No code is open on the studio. Choose “Add”, “A machine” on its Workers page for a new one.');
      // Counted before anything is told: a guess that walks away has been answered all the same.
      pairing.tries += 1;
      tell();
      const { share, prove } = await openExchange('studio', pairing.code, channel);
      const proofs = await prove(theirs);
      const exchangeId = uuidv7();
      pairing.exchanges.set(exchangeId, proofs);
      return { exchangeId, share, proof: proofs.studio, triesLeft: TRIES - pairing.tries };
    },
    redeem: async (exchangeId, proof, name) => {
      const pairing = current;
      const proofs = pairing?.exchanges.get(exchangeId);
      pairing?.exchanges.delete(exchangeId);
      if (!pairing || !proofs || pairing.joinedAs !== null || pairing.expiresAt <= now())
        throw refuse('That code is no longer good. Choose “Add”, “A machine” on its Workers page for a new one.');
      if (!same(proof, proofs.worker)) throw refuse('That is not the code that the studio shows.');
      pairing.joinedAs = name;
      const wish = { name, scopes: ['claim' as const, 'deliver' as const], dialect: null, expiresInDays: null };
      try {
        const { secret } = await tokens.create(pairing.owner, wish);
        return secret;
      } catch (error) {
        pairing.joinedAs = null;
        throw error;
      } finally {
        tell();
      }
    },
  };
}
