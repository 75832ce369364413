import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { Amount, Micros } from './money.ts';
import { problems } from './problem.ts';
import { ById, Timestamp } from './shapes.ts';
import { Lane } from './workers.ts';

/** What a person says that a run of a model costs on a cloud, from an instant on. */
export const TypedPrice = z
  .object({
    modelId: z.string(),
    lane: Lane,
    /** A run's price; null where it was taken back, and the model's card counts. */
    micros: Micros.nullable(),
    validFrom: Timestamp,
    by: z.string(),
  })
  .meta({ id: 'TypedPrice' });
export type TypedPrice = z.infer<typeof TypedPrice>;

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
      summary: 'The prices that people typed in, newest first',
      tags,
      response: { 200: z.object({ prices: z.array(TypedPrice) }), ...problems },
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
        micros: Amount.nullable(),
        validFrom: Timestamp.optional(),
      }),
      response: { 201: TypedPrice, ...problems },
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
      params: StandIn,
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
