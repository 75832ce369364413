import { request } from 'undici';
import { Refusal } from '../../../backend/contract/problem.ts';
import type { EngineAddress } from '../runtime.ts';

/** How long an engine may take to answer a small question, in ms. */
const ANSWER_MS = 15_000;
const LONGEST_ANSWER = 512 * 1024 * 1024;

/** What an engine answered. `body` is what its JSON says, or null where it is none. */
export type Answer = { readonly status: number; readonly body: unknown; readonly bytes: Buffer };

/** What is asked: `withinMs` null waits for as long as the engine works. */
export type Question = {
  readonly method?: 'GET' | 'POST';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly withinMs?: number | null;
};

/** The HTTP side of an engine: raises `unreachable` when it does not answer, `not_signed_in` on 401 or 403, and the signal's reason when that aborts. */
export type EngineDoor = {
  readonly address: string;
  ask(path: string, question: Question, signal: AbortSignal): Promise<Answer>;
};

/** The refusal that says that an engine does not answer, and why. */
export const refuseSilent = (engine: string, address: string, why: string): Refusal =>
  new Refusal({
    code: 'unreachable',
    message: `${engine} does not answer at ${address}: ${why}. Is it started, and does it listen to other machines?`,
    where: address,
  });

/** The refusal of a run that an engine failed at, with its own reason. */
export const refuseRun = (runtime: string, reason: string): Refusal =>
  new Refusal({ code: 'runtime_failed', message: reason, runtime, reason: reason.slice(0, 400) });

const wordsOf = (error: unknown): string => {
  const coded = error instanceof Error && 'code' in error ? String(error.code) : '';
  return coded || (error instanceof Error ? error.message : String(error));
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Crashes and proxies answer in plain text or HTML.
  }
};

/** Opens the HTTP door to an engine that people know by this name; nothing is sent yet. */
export function openEngineDoor(engine: string, { address, credentials }: EngineAddress): EngineDoor {
  const signed: Record<string, string> =
    credentials === null ? {} : { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
  return {
    address,
    ask: async (path, { method = 'GET', body, headers, withinMs = ANSWER_MS }, signal) => {
      const late = withinMs === null ? null : AbortSignal.timeout(withinMs);
      try {
        // The common fetch gives up after five minutes without an answer; some engines answer only when the picture is done.
        const response = await request(new URL(path, address), {
          method,
          headersTimeout: 0,
          bodyTimeout: 0,
          signal: late ? AbortSignal.any([signal, late]) : signal,
          headers: { ...signed, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        const parts: Buffer[] = [];
        let length = 0;
        for await (const part of response.body) {
          parts.push(part);
          length += part.length;
          if (length > LONGEST_ANSWER) throw refuseRun(engine, `${engine} answered with more than 512 MB.`);
        }
        const { statusCode: status } = response;
        if (status === 401 || status === 403)
          throw new Refusal({
            code: 'not_signed_in',
            message: `${engine} at ${address} wants other credentials than it was given.`,
          });
        const bytes = Buffer.concat(parts);
        return { status, body: parse(bytes.toString('utf8')), bytes };
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof Refusal) throw error;
        throw refuseSilent(engine, address, late?.aborted ? `no answer within ${withinMs} ms` : wordsOf(error));
      }
    },
  };
}
