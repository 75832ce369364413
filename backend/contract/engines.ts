import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { Problem, problems } from './problem.ts';
import { ById, Id } from './shapes.ts';

/** The programs on an address that a worker can drive. */
export const EngineKind = z.enum(['comfyui', 'a1111', 'sdcpp', 'swarmui']).meta({ id: 'EngineKind' });
export type EngineKind = z.infer<typeof EngineKind>;

/** The name of each kind as its users know it. */
export const ENGINE_NAMES: Readonly<Record<EngineKind, string>> = {
  comfyui: 'ComfyUI',
  a1111: 'A1111, Forge or SD.Next',
  sdcpp: 'stable-diffusion.cpp',
  swarmui: 'SwarmUI',
};

/** The port where each kind listens when nobody chose another. */
export const ENGINE_PORTS: Readonly<Record<EngineKind, number>> = {
  comfyui: 8188,
  a1111: 7860,
  sdcpp: 1234,
  swarmui: 7801,
};

/** An engine's address as a person types it. */
export const EngineUrl = z.string().trim().min(1).max(300);
/** What opens an engine: `user:password` or a token; null where it stands open. */
export const EngineKey = z.string().max(500).nullable();

/** Where an engine is, as a person types it, and what opens it: `user:password` or a token. */
export const EnginePlace = z
  .strictObject({ kind: EngineKind, address: EngineUrl, credentials: EngineKey })
  .meta({ id: 'EnginePlace' });
export type EnginePlace = z.infer<typeof EnginePlace>;

/** What was found at an address. */
export const EngineFindings = z
  .object({
    kind: EngineKind,
    /** Without path, as the studio uses it. */
    address: z.string(),
    version: z.string().max(80),
    models: z.array(z.string()),
    gpus: z.array(z.string()),
  })
  .meta({ id: 'EngineFindings' });
export type EngineFindings = z.infer<typeof EngineFindings>;

/** What a look at an engine came back with. */
export const Looked = z
  .discriminatedUnion('found', [
    z.strictObject({
      found: z.literal(true),
      version: z.string().max(80),
      models: z.array(z.string().max(80)).max(1000),
      gpus: z.array(z.string().max(200)).max(50),
    }),
    z.strictObject({ found: z.literal(false), problem: Problem }),
  ])
  .meta({ id: 'Looked' });
export type Looked = z.infer<typeof Looked>;

const tags = ['engines'] as const;

export const engines = {
  testEngine: {
    method: 'POST',
    url: '/api/engines/test',
    config: { access: 'person' },
    schema: {
      operationId: 'testEngine',
      summary: 'Look at an address: what is there, or why it cannot be used',
      tags,
      body: EnginePlace,
      response: { 200: EngineFindings, ...problems },
    },
  },
  discoverEngines: {
    method: 'POST',
    url: '/api/engines/discover',
    config: { access: 'person' },
    schema: {
      operationId: 'discoverEngines',
      summary: "Look for engines on the studio's own machine, at the ports where they usually listen",
      tags,
      response: { 200: z.object({ engines: z.array(EngineFindings) }), ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;

/** An engine that the built-in agent is to drive as a worker of its own, or to look at once. The only message that carries credentials. */
const Driven = z.strictObject({ id: Id, ...EnginePlace.shape });

/** What the built-in agent drives now. */
export const Roster = z
  .object({
    version: z.string(),
    /** `id` is the worker's. */
    places: z.array(z.strictObject({ ...Driven.shape, token: z.string(), name: z.string() })),
    /** `id` is the look's. */
    looks: z.array(Driven),
  })
  .meta({ id: 'Roster' });
export type Roster = z.infer<typeof Roster>;

const agentTags = ['worker'] as const;

/** The doors for the studio's own agent alone. */
export const roster = {
  readRoster: {
    method: 'POST',
    url: '/api/worker/roster',
    config: { access: 'worker', scopes: ['claim'] },
    schema: {
      operationId: 'readRoster',
      summary: 'What the built-in agent is to drive; waits up to waitMs until it is another than the known version',
      tags: agentTags,
      body: z.strictObject({ knownVersion: z.string().max(80).nullable(), waitMs: z.int().min(0).max(30_000) }),
      response: { 200: Roster, ...problems },
    },
  },
  answerLook: {
    method: 'POST',
    url: '/api/worker/looks/:id',
    config: { access: 'worker', scopes: ['claim'] },
    schema: {
      operationId: 'answerLook',
      summary: 'Say what was found at an address that the roster asked to look at',
      tags: agentTags,
      params: ById,
      body: Looked,
      response: { 204: z.undefined(), ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
