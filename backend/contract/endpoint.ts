import type { z } from 'zod';
import type { Problem } from './problem.ts';

/** What a token may do: take tasks and report on them, hand in what was made, read what its person may read. */
export type Scope = 'claim' | 'deliver' | 'read';

/**
 * Who may knock: anyone; a signed-in person, or a token of theirs with one of the scopes; a worker, which is a token with one of the scopes; either.
 * A door of another studio's language finds out for itself who is there, since its clients do not all come as ours do.
 * A door without scopes is shut to every token. A worker's door is shut to an agent whose token another agent uses now, but where it says `anyInstance`.
 */
export type Access =
  | { access: 'anyone' }
  | { access: 'person'; scopes?: readonly ['read'] }
  | { access: 'worker'; scopes: readonly ('claim' | 'deliver')[]; anyInstance?: true }
  | { access: 'person-or-worker'; scopes: readonly Scope[] }
  | { access: 'dialect' };

/** A Fastify route without its handler: what one door of the API takes and gives, and nothing of how. */
export type Endpoint = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: `/api/${string}`;
  config: Access & { takesBytes?: true };
  schema: {
    operationId: string;
    summary: string;
    tags: readonly string[];
    params?: z.core.$ZodType;
    querystring?: z.core.$ZodType;
    headers?: z.core.$ZodType;
    body?: z.core.$ZodType;
    response: { [status in 200 | 201 | 204]?: z.core.$ZodType } & { '4xx': typeof Problem; '5xx': typeof Problem };
  };
};

type Take<S, K extends string> =
  S extends Record<K, infer T extends z.core.$ZodType>
    ? undefined extends z.input<T>
      ? { [P in K]?: z.input<T> }
      : { [P in K]: z.input<T> }
    : unknown;
type TakeBytes<E extends Endpoint> = E['config'] extends { takesBytes: true }
  ? { bytes: Blob | Uint8Array<ArrayBuffer>; type: string }
  : unknown;

/** What a call of this endpoint must be given. */
export type Input<E extends Endpoint> = Take<E['schema'], 'params'> &
  Take<E['schema'], 'querystring'> &
  Take<E['schema'], 'headers'> &
  Take<E['schema'], 'body'> &
  TakeBytes<E>;
type Success<R> = {
  [S in keyof R]: S extends 200 | 201
    ? R[S] extends z.core.$ZodType
      ? z.output<R[S]>
      : never
    : S extends 204
      ? undefined
      : never;
}[keyof R];

/** What a call of this endpoint comes back with: the value, or the problem with its remedy; it never rejects but on abort. */
export type Result<E extends Endpoint> =
  | { ok: true; value: Success<E['schema']['response']> }
  | { ok: false; problem: Problem };

/** What ends the wait for an answer: a signal, by rejecting; or a deadline in ms, as `unreachable`, since a line may be dead without saying so. */
export type CallOptions = { signal?: AbortSignal; deadlineMs?: number };

/** The calls of a whole contract. */
export type Client<C extends Record<string, Endpoint>> = {
  [K in keyof C]: (input: Input<C[K]>, options?: CallOptions) => Promise<Result<C[K]>>;
};
