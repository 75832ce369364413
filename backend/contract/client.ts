import type { z } from 'zod';
import { parse } from 'zod/v4/core';
import type { CallOptions, Client, Endpoint } from './endpoint.ts';
import { Problem } from './problem.ts';

type Loose = {
  params?: Record<string, string>;
  querystring?: Record<string, unknown>;
  headers?: Record<string, string>;
  body?: unknown;
  bytes?: Blob | Uint8Array<ArrayBuffer>;
  type?: string;
};

/** Anything that answers a Request: the browser's fetch, the desktop's bridge, or a test's inject. */
export type Fetch = (request: Request) => Promise<Response>;

const problemOf = (json: unknown, status: number): Problem => {
  const known = Problem.safeParse(json);
  if (known.success) return known.data;
  return { code: 'unreachable', message: `The studio's answer could not be read (status ${status}).`, where: 'studio' };
};

/** A typed client of the contract over any fetch, with a deadline for calls that name none; a reply that is no Problem of ours becomes `unreachable`. */
export function createClient<const C extends Record<string, Endpoint>>(
  contract: C,
  fetch: Fetch,
  origin: string,
  patience: { readonly deadlineMs?: number } = {},
): Client<C> {
  const call =
    ({ method, url, schema }: Endpoint) =>
    async (input: Loose = {}, { signal, deadlineMs = patience.deadlineMs }: CallOptions = {}) => {
      const path = url.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(input.params?.[name] ?? ''));
      const target = new URL(path, origin);
      for (const [key, value] of Object.entries(input.querystring ?? {})) {
        if (value !== undefined) target.searchParams.set(key, String(value));
      }
      const headers = new Headers(input.headers);
      if (input.bytes) headers.set('content-type', input.type ?? 'application/octet-stream');
      else if (input.body !== undefined) headers.set('content-type', 'application/json');
      const body = input.bytes ?? (input.body === undefined ? null : JSON.stringify(input.body));
      const ending = new AbortController();
      const request = new Request(target, { method, headers, body, signal: ending.signal });
      // Node holds a Request's signal weakly: once the Request is collected, an abort is never heard and a long poll
      // goes on to its end. So what ends the wait holds the Request until the answer is here.
      const hold = { request, ending };
      const end = () => hold.ending.abort(signal?.reason);
      signal?.addEventListener('abort', end);
      if (signal?.aborted) end();
      const late = () => hold.ending.abort(new Error(`no answer within ${deadlineMs} ms`));
      const timer = deadlineMs === undefined ? undefined : setTimeout(late, deadlineMs);
      let response: Response;
      let json: unknown;
      try {
        response = await fetch(request);
        json = response.status === 204 ? undefined : await response.json();
      } catch (error) {
        if (signal?.aborted) throw error;
        const reason = error instanceof Error ? error.message : String(error);
        return {
          ok: false,
          problem: { code: 'unreachable', message: `The studio did not answer: ${reason}`, where: 'studio' },
        };
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
      }
      if (!response.ok) return { ok: false, problem: problemOf(json, response.status) };
      const shape = (schema.response as Record<number, z.core.$ZodType | undefined>)[response.status];
      if (!shape) return { ok: false, problem: problemOf(json, response.status) };
      return { ok: true, value: parse(shape, json) };
    };
  return Object.fromEntries(
    Object.entries(contract).map(([name, endpoint]) => [name, call(endpoint)]),
  ) as unknown as Client<C>;
}
