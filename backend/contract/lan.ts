import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { problems } from './problem.ts';

/** Whether other machines in the house reach this studio, and where. */
export const Lan = z
  .object({
    on: z.boolean(),
    port: z.int(),
    state: z.enum(['off', 'listening', 'failed']),
    /** Why it is in that state, in one sentence. */
    reason: z.string(),
    /** Where it listens, the likeliest first. */
    addresses: z.array(z.string()),
    /** Of the certificate's public key: SHA-256 in hex; it stays when the certificate is renewed. Null until there is one. */
    fingerprint: z.string().nullable(),
    /** Whether browsers on other machines find the screens there too, or workers alone. */
    servesScreens: z.boolean(),
  })
  .meta({ id: 'Lan' });
export type Lan = z.infer<typeof Lan>;

/** How the studio's name is said in mDNS: `_dailies._tcp`. */
export const MDNS_TYPE = 'dailies';
/** Where the studio listens for other machines unless told otherwise. */
export const LAN_PORT = 7_802;

const tags = ['lan'] as const;

export const lan = {
  readLan: {
    method: 'GET',
    url: '/api/lan',
    config: { access: 'person' },
    schema: {
      operationId: 'readLan',
      summary: 'Whether other machines reach this studio',
      tags,
      response: { 200: Lan, ...problems },
    },
  },
  changeLan: {
    method: 'PUT',
    url: '/api/lan',
    config: { access: 'person' },
    schema: {
      operationId: 'changeLan',
      summary: 'Let other machines reach this studio, or shut them all out at once',
      tags,
      body: z.strictObject({ on: z.boolean(), port: z.int().min(1_024).max(65_535) }),
      response: { 200: Lan, ...problems },
    },
  },
  inviteBrowser: {
    method: 'POST',
    url: '/api/lan/invitation',
    config: { access: 'person' },
    schema: {
      operationId: 'inviteBrowser',
      summary: 'An address that signs a browser on another machine in, once',
      tags,
      response: { 200: z.object({ address: z.string() }), ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
