import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { problems } from './problem.ts';
import { Id, Timestamp } from './shapes.ts';

/** A SHA-256 of 32 bytes in lower-case hex: a share's x-coordinate, a proof, or a fingerprint. */
const Hex = z.string().regex(/^[0-9a-f]{64}$/, 'is not 64 digits of lower-case hex');

/** A code that lets one other machine in, for two minutes and five tries. */
export const Pairing = z
  .object({
    code: z.string().regex(/^\d{6}$/),
    expiresAt: Timestamp,
    triesLeft: z.int(),
    state: z.enum(['open', 'expired', 'used-up', 'joined']),
    /** What the machine that joined calls itself. */
    joinedAs: z.string().nullable(),
    /** Where the studio can be reached from other machines, the likeliest first. */
    addresses: z.array(z.string()),
    fingerprint: Hex.nullable(),
  })
  .meta({ id: 'Pairing' });
export type Pairing = z.infer<typeof Pairing>;

/** The first digits of a certificate's fingerprint in groups, short enough for a person to compare: `3f2a 91c0 7b4e 5d18`. */
export const sayFingerprint = (fingerprint: string): string =>
  (fingerprint.slice(0, 16).match(/.{4}/g) ?? []).join(' ');

/** What the exchange is bound to where no certificate is between the two, since both are on one machine. */
export const SAME_MACHINE = 'same machine';

const tags = ['pairing'] as const;

export const pairing = {
  readPairing: {
    method: 'GET',
    url: '/api/pairing',
    config: { access: 'person' },
    schema: {
      operationId: 'readPairing',
      summary: 'The pairing that was opened last, and how it went',
      tags,
      response: { 200: z.object({ pairing: Pairing.nullable() }), ...problems },
    },
  },
  openPairing: {
    method: 'POST',
    url: '/api/pairing',
    config: { access: 'person' },
    schema: {
      operationId: 'openPairing',
      summary: 'Let one other machine in by a new code; the code before it is dead',
      tags,
      response: { 201: Pairing, ...problems },
    },
  },
  closePairing: {
    method: 'DELETE',
    url: '/api/pairing',
    config: { access: 'person' },
    schema: {
      operationId: 'closePairing',
      summary: 'Make the code dead',
      tags,
      response: { 204: z.undefined(), ...problems },
    },
  },
  beginExchange: {
    method: 'POST',
    url: '/api/pairing/exchange',
    config: { access: 'anyone' },
    schema: {
      operationId: 'beginExchange',
      summary: 'One try with the code: trade shares, and get the studio’s proof that it knows the code too',
      tags,
      body: z.strictObject({ share: Hex }),
      response: { 200: z.object({ exchangeId: Id, share: Hex, proof: Hex, triesLeft: z.int() }), ...problems },
    },
  },
  redeemPairing: {
    method: 'POST',
    url: '/api/pairing/redeem',
    config: { access: 'anyone' },
    schema: {
      operationId: 'redeemPairing',
      summary: 'Prove that the code is known, and get the token of a new worker',
      tags,
      body: z.strictObject({ exchangeId: Id, proof: Hex, name: z.string().trim().min(1).max(80) }),
      response: { 200: z.object({ token: z.string(), studioId: Id }), ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
