import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { Amount, Micros } from './money.ts';
import { problems } from './problem.ts';
import { ById, Timestamp } from './shapes.ts';
import { Lane } from './workers.ts';

/** What a run of a cloud's model costs with what its card sets by itself, and who says so. */
export const BookedPrice = z
  .object({
    modelId: z.string(),
    name: z.string(),
    lane: Lane,
    /** What it usually comes to and the most that it can; null where nobody knows, and then nothing is spent on it. */
    usualMicros: Micros.nullable(),
    atMostMicros: Micros.nullable(),
    /** Whose price it is. */
    source: z.discriminatedUnion('by', [
      z.object({ by: z.literal('nobody') }),
      z.object({ by: z.literal('person'), name: z.string(), since: Timestamp }),
      z.object({ by: z.literal('card'), page: z.string().nullable(), takenOn: z.string().nullable() }),
    ]),
  })
  .meta({ id: 'BookedPrice' });
export type BookedPrice = z.infer<typeof BookedPrice>;

/** Two models that a person calls equivalent: the second may stand in for the first on a cloud. */
export const StandIn = z
  .strictObject({ modelId: z.string().min(1).max(80), standInId: z.string().min(1).max(80) })
  .meta({ id: 'StandIn' });
export type StandIn = z.infer<typeof StandIn>;

/** What a machine draws while it runs, in watts, and what a kilowatt hour costs. */
export const Electricity = z
  .strictObject({ watts: z.int().min(0).max(20_000), microsPerKwh: z.int().min(0).max(100_000_000) })
  .meta({ id: 'Electricity' });
export type Electricity = z.infer<typeof Electricity>;

const tags = ['spending'] as const;
const readable = { access: 'person', scopes: ['read'] } as const;
const person = { access: 'person' } as const;

export const priceBook = {
  listPrices: {
    method: 'GET',
    url: '/api/spending/prices',
    config: readable,
    schema: {
      operationId: 'listPrices',
      summary: 'What every model of a cloud costs, and who says so',
      tags,
      response: { 200: z.object({ prices: z.array(BookedPrice) }), ...problems },
    },
  },
  addPrice: {
    method: 'POST',
    url: '/api/spending/prices',
    config: person,
    schema: {
      operationId: 'addPrice',
      summary: 'Say what a run of a model costs on a cloud from now on, or that its card counts again',
      tags,
      body: z.strictObject({
        modelId: z.string().min(1).max(80),
        lane: Lane,
        /** Of one run; null takes back what was said before. */
        micros: Amount.nullable(),
        /** From when on; at once where it is left out. */
        validFrom: Timestamp.optional(),
      }),
      response: { 201: BookedPrice, ...problems },
    },
  },
  listStandIns: {
    method: 'GET',
    url: '/api/spending/stand-ins',
    config: readable,
    schema: {
      operationId: 'listStandIns',
      summary: 'Which cloud models may stand in for which',
      tags,
      response: { 200: z.object({ standIns: z.array(StandIn) }), ...problems },
    },
  },
  addStandIn: {
    method: 'POST',
    url: '/api/spending/stand-ins',
    config: person,
    schema: {
      operationId: 'addStandIn',
      summary: 'Let a cloud model stand in for another',
      tags,
      body: StandIn,
      response: { 201: StandIn, ...problems },
    },
  },
  removeStandIn: {
    method: 'DELETE',
    url: '/api/spending/stand-ins/:modelId/:standInId',
    config: person,
    schema: {
      operationId: 'removeStandIn',
      summary: 'Let a cloud model stand in for another no more',
      tags,
      params: z.strictObject(StandIn.shape),
      response: { 204: z.undefined(), ...problems },
    },
  },
  readElectricity: {
    method: 'GET',
    url: '/api/workers/:id/electricity',
    config: readable,
    schema: {
      operationId: 'readElectricity',
      summary: 'What a machine draws and what that costs, if it was set',
      tags,
      params: ById,
      response: { 200: z.object({ electricity: Electricity.nullable() }), ...problems },
    },
  },
  setElectricity: {
    method: 'PUT',
    url: '/api/workers/:id/electricity',
    config: person,
    schema: {
      operationId: 'setElectricity',
      summary: 'Say what a machine draws and what a kilowatt hour costs',
      tags,
      params: ById,
      body: z.strictObject({ electricity: Electricity.nullable() }),
      response: { 200: z.object({ electricity: Electricity.nullable() }), ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
