import { z } from 'zod';
import type { Endpoint, Scope } from './endpoint.ts';
import { problems } from './problem.ts';
import { ById, Id, Timestamp } from './shapes.ts';

/** The language of another studio whose workers may come in with a token: Reigh's (Headless-Wan2GP) or OurVidz's. */
export const Dialect = z.enum(['reigh', 'ourvidz']).meta({ id: 'Dialect' });
export type Dialect = z.infer<typeof Dialect>;

const Scopes = z.array(z.enum(['claim', 'deliver', 'read']) satisfies z.ZodType<Scope>);

/** A way in for a program or another machine; its secret is shown once, when it is made. */
export const Token = z
  .object({
    id: Id,
    name: z.string(),
    /** The first characters of the secret, to know it by. */
    hint: z.string(),
    scopes: Scopes,
    /** Null: it speaks ours; one of another studio's opens that studio's doors and no other. */
    dialect: Dialect.nullable(),
    /** The worker that uses it, once its agent has registered. */
    workerId: Id.nullable(),
    createdAt: Timestamp,
    /** Null: it is good until it is revoked. */
    expiresAt: Timestamp.nullable(),
    /** Written down at most once a minute. */
    lastUsedAt: Timestamp.nullable(),
    state: z.enum(['good', 'expired', 'revoked']),
  })
  .meta({ id: 'Token' });
export type Token = z.infer<typeof Token>;

const NewToken = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    /** None for a token that speaks another studio's language: every door of ours is shut to it. */
    scopes: Scopes.max(3),
    dialect: Dialect.nullable().default(null),
    /** Null: good until it is revoked. */
    expiresInDays: z.int().min(1).max(3_650).nullable(),
  })
  .refine(({ scopes, dialect }) => (scopes.length === 0) === (dialect !== null), {
    path: ['scopes'],
    message: 'a token of ours has one or more, and one of another studio’s language none',
  });
export type NewToken = z.infer<typeof NewToken>;

const tags = ['tokens'] as const;

export const tokens = {
  listTokens: {
    method: 'GET',
    url: '/api/tokens',
    config: { access: 'person' },
    schema: {
      operationId: 'listTokens',
      summary: 'The tokens of this studio, newest first; never their secrets',
      tags,
      response: { 200: z.object({ tokens: z.array(Token) }), ...problems },
    },
  },
  createToken: {
    method: 'POST',
    url: '/api/tokens',
    config: { access: 'person' },
    schema: {
      operationId: 'createToken',
      summary: 'Make a token; its secret is told here and never again',
      tags,
      body: NewToken,
      response: {
        201: z.object({
          token: Token,
          secret: z.string(),
          /** What a Reigh worker sends where it does not send its secret; told once like that. Null for all other tokens. */
          anonKey: z.string().nullable(),
        }),
        ...problems,
      },
    },
  },
  revokeToken: {
    method: 'DELETE',
    url: '/api/tokens/:id',
    config: { access: 'person' },
    schema: {
      operationId: 'revokeToken',
      summary: 'End a token at once: requests in flight are refused, and its worker’s task goes back to the queue',
      tags,
      params: ById,
      response: { 200: Token, ...problems },
    },
  },
} as const satisfies Record<string, Endpoint>;
