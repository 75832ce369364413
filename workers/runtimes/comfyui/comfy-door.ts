import { openAsBlob } from 'node:fs';
import { Refusal } from '../../../backend/contract/problem.ts';
import type { EngineAddress } from '../runtime.ts';

/** How long ComfyUI may take to begin an answer, in ms: its one event loop stands still while it loads a model. */
const ANSWER_MS = 60_000;
const UPLOAD_MS = 10 * 60_000;

/** What came back: the status and the body, read as JSON where it is JSON, else null. */
export type Answer = { readonly status: number; readonly body: unknown; readonly text: string };

/** ComfyUI's HTTP side. Every call raises `unreachable` when it does not answer, `not_signed_in` on 401 and `not_allowed` on 403, and the signal's reason when that aborts. */
export type ComfyDoor = {
  readonly address: string;
  /** Headers that every request carries; never an Origin, which ComfyUI answers with 403. */
  readonly headers: Readonly<Record<string, string>>;
  get(path: string, signal: AbortSignal): Promise<Answer>;
  post(path: string, body: unknown, signal: AbortSignal): Promise<Answer>;
  /** Sends a picture's file under a name into the input folder. */
  upload(file: string, name: string, type: string, signal: AbortSignal): Promise<Answer>;
  /** A file's bytes as they come, or null where there is no such file. */
  open(path: string, signal: AbortSignal): Promise<Response | null>;
};

/** The refusal that says that nobody answers at an address. */
export const refuseSilent = (address: string, why: string): Refusal =>
  new Refusal({
    code: 'unreachable',
    message: `ComfyUI does not answer at ${address} (${why}). Is it started, and with --listen where it is on another machine?`,
    where: address,
  });

const wordsOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? ('code' in cause ? String(cause.code) : cause.message) : String(cause);
};

function refuseStatus(status: number, address: string): void {
  if (status === 401)
    throw new Refusal({
      code: 'not_signed_in',
      message: `What answers at ${address} wants a user and a password.`,
    });
  if (status === 403)
    throw new Refusal({
      code: 'not_allowed',
      message: `ComfyUI at ${address} does not let this machine in.`,
      needs: 'access to ComfyUI',
    });
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null; // A crash is told as plain text.
  }
};

/** Opens the door to a ComfyUI; nothing is sent yet. */
export function openComfyDoor({ address, credentials }: EngineAddress): ComfyDoor {
  const headers: Record<string, string> =
    credentials === null ? {} : { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };

  const send = async (path: string, init: RequestInit, signal: AbortSignal, withinMs: number): Promise<Response> => {
    const late = AbortSignal.timeout(withinMs);
    try {
      const response = await fetch(new URL(path, address), {
        ...init,
        headers: { ...headers, ...init.headers },
        signal: AbortSignal.any([signal, late]),
      });
      refuseStatus(response.status, address);
      return response;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof Refusal) throw error;
      throw refuseSilent(address, late.aborted ? `no answer within ${withinMs / 1000} s` : wordsOf(error));
    }
  };

  const answer = async (
    path: string,
    init: RequestInit,
    signal: AbortSignal,
    withinMs = ANSWER_MS,
  ): Promise<Answer> => {
    const response = await send(path, init, signal, withinMs);
    try {
      const text = await response.text();
      return { status: response.status, body: parse(text), text };
    } catch (error) {
      signal.throwIfAborted();
      throw refuseSilent(address, wordsOf(error));
    }
  };

  return {
    address,
    headers,
    get: (path, signal) => answer(path, {}, signal),
    post: (path, body, signal) =>
      answer(
        path,
        { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
        signal,
      ),
    upload: async (file, name, type, signal) => {
      const form = new FormData();
      form.set('image', await openAsBlob(file, { type }), name);
      form.set('type', 'input');
      form.set('subfolder', 'dailies');
      return answer('/upload/image', { method: 'POST', body: form }, signal, UPLOAD_MS);
    },
    open: async (path, signal) => {
      const response = await send(path, {}, signal, UPLOAD_MS);
      if (response.ok) return response;
      await response.body?.cancel();
      return null;
    },
  };
}
