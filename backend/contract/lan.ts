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

/** Whether workers of other studios reach their doors from other machines without encryption, and where. Nothing else is behind that door. */
export const PlainDoor = Lan.pick({ on: true, port: true, state: true, reason: true, addresses: true })
  .extend({
    /** By which programs on this machine reach the same doors, whether the plain door is open or not. */
    local: z.string(),
  })
  .meta({ id: 'PlainDoor' });
export type PlainDoor = z.infer<typeof PlainDoor>;

/** How the studio's name is said in mDNS: `_dailies._tcp`. */
export const MDNS_TYPE = 'dailies';
/** Where the studio listens for other machines unless told otherwise. */
export const LAN_PORT = 7_802;
/** Where the plain door is unless told otherwise. */
export const PLAIN_PORT = 7_803;

const Setting = z.strictObject({ on: z.boolean(), port: z.int().min(1_024).max(65_535) });

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
      body: Setting,
      response: { 200: Lan, ...problems },
    },
  },
  readPlainDoor: {
    method: 'GET',
    url: '/api/lan/plain',
    config: { access: 'person' },
    schema: {
      operationId: 'readPlainDoor',
      summary: 'Whether workers of other studios reach this one from other machines without encryption',
      tags,
      response: { 200: PlainDoor, ...problems },
    },
  },
  changePlainDoor: {
    method: 'PUT',
    url: '/api/lan/plain',
    config: { access: 'person' },
    schema: {
      operationId: 'changePlainDoor',
      summary: 'Let workers of other studios in from other machines without encryption, or shut them all out at once',
      tags,
      body: Setting,
      response: { 200: PlainDoor, ...problems },
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
