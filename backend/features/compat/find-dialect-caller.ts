import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../contract/problem.ts';
import type { Dialect } from '../../contract/tokens.ts';
import type { Owner } from '../../plugins/caller.ts';
import { hashSecret } from '../accounts/index.ts';
import type { CompatParts } from './compat-parts.ts';

/** A worker of another studio's kind at its door, with the person whose tasks it may see. */
export type DialectCaller = {
  readonly owner: Owner;
  readonly workerId: string;
  readonly tokenId: string;
  readonly dialect: Dialect;
  /** It came with the anon key and not with its secret. */
  readonly byAnonKey: boolean;
  /** Aborts when the token is revoked or the worker removed. */
  readonly ended: AbortSignal;
};

declare module 'fastify' {
  interface FastifyRequest {
    dialectCaller: DialectCaller | null;
    /** Whose exchange it is at a door that is open to all. */
    recordedAs: string | null;
  }
}

const bearerOf = ({ authorization }: IncomingHttpHeaders): string | undefined =>
  authorization && /^bearer /i.test(authorization) ? authorization.slice(7).trim() : undefined;

/** What a request brings to be known by: its bearer, or else the `apikey` that Supabase's clients send; undefined where it brings nothing. */
export function keyOf(headers: IncomingHttpHeaders): string | undefined {
  const { apikey } = headers;
  return bearerOf(headers) ?? (typeof apikey === 'string' ? apikey.trim() : undefined);
}

/** Who comes with these headers, by secret or anon key; null where it is nobody that speaks another studio's language. */
export function findDialectCaller(tokens: CompatParts['tokens'], headers: IncomingHttpHeaders): DialectCaller | null {
  const key = keyOf(headers);
  if (key === undefined) return null;
  const hash = hashSecret(key);
  const bySecret = tokens.find(hash);
  const caller = bySecret ?? tokens.findByAnon(hash);
  if (!caller || caller.dialect === null || caller.workerId === null) return null;
  const { owner, workerId, tokenId, dialect, ended } = caller;
  return { owner, workerId, tokenId, dialect, byAnonKey: bySecret === null, ended };
}

/** The worker at a door of its language, and whose tasks it may see. Raises `not_signed_in` at a door that is open to all. */
export function dialectCallerOf(request: FastifyRequest): DialectCaller {
  if (request.dialectCaller === null)
    throw new Refusal({ code: 'not_signed_in', message: 'This door is for workers with a token.' });
  return request.dialectCaller;
}

/** Has a request at an open door watched as this worker's, where its address tells which one it is of. */
export function recordAs(request: FastifyRequest, workerId: string | null): void {
  request.recordedAs = workerId;
}

/** The address that a request came to, for URLs that its worker is given: `http://192.168.1.5:7803`. */
export const originOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`;
