import { openAsBlob } from 'node:fs';
import type { Refusal } from '../../../backend/contract/problem.ts';
import { type Answer, openEngineDoor, refuseSilent as refuseEngine } from '../diffusion/engine-door.ts';
import type { EngineAddress } from '../runtime.ts';

/** How long ComfyUI may take to begin an answer, in ms: its one event loop can stand still while it loads a model. */
const ANSWER_MS = 60_000;
/** How long a picture or a clip may be on its way, in ms. */
const FILE_MS = 10 * 60_000;

/**
 * ComfyUI's HTTP side. Every call raises `unreachable` when it does not answer, `not_signed_in` when it wants other credentials,
 * and the signal's reason when that aborts. No request carries an Origin, which ComfyUI answers with 403.
 */
export type ComfyDoor = {
  readonly address: string;
  /** Headers that every request carries. */
  readonly headers: Readonly<Record<string, string>>;
  get(path: string, signal: AbortSignal): Promise<Answer>;
  post(path: string, body: unknown, signal: AbortSignal): Promise<Answer>;
  /** Sends a picture's file under a name into the input folder; the status, and what it is called there. */
  upload(file: string, name: string, type: string, signal: AbortSignal): Promise<{ status: number; body: unknown }>;
  /** A file's bytes as they come, or null where there is no such file. */
  open(path: string, signal: AbortSignal): Promise<Response | null>;
};

/** The refusal that says that no ComfyUI answers at an address, and why. */
export const refuseSilent = (address: string, why: string): Refusal => refuseEngine('ComfyUI', address, why);

/** Opens the door to a ComfyUI; nothing is sent yet. */
export function openComfyDoor(engine: EngineAddress): ComfyDoor {
  const { address, credentials } = engine;
  const { ask } = openEngineDoor('ComfyUI', engine);
  const headers: Record<string, string> =
    credentials === null ? {} : { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };

  const carry = async <T>(
    path: string,
    init: RequestInit,
    signal: AbortSignal,
    read: (response: Response) => Promise<T>,
  ): Promise<T> => {
    const within = AbortSignal.any([signal, AbortSignal.timeout(FILE_MS)]);
    try {
      return await read(await fetch(new URL(path, address), { ...init, headers, signal: within }));
    } catch (error) {
      signal.throwIfAborted();
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      throw refuseSilent(address, cause instanceof Error ? cause.message : String(cause));
    }
  };

  return {
    address,
    headers,
    get: (path, signal) => ask(path, { withinMs: ANSWER_MS }, signal),
    post: (path, body, signal) => ask(path, { method: 'POST', body, withinMs: ANSWER_MS }, signal),
    upload: async (file, name, type, signal) => {
      const form = new FormData();
      form.set('image', await openAsBlob(file, { type }), name);
      form.set('type', 'input');
      form.set('subfolder', 'dailies');
      return await carry('/upload/image', { method: 'POST', body: form }, signal, async response => ({
        status: response.status,
        body: await response.json().catch(() => null), // Refusals come without a body.
      }));
    },
    open: (path, signal) =>
      carry(path, {}, signal, async response => {
        if (response.ok) return response;
        await response.body?.cancel();
        // Only 404 says that there is none; what a gateway says passes.
        if (response.status < 500) return null;
        throw new Error(`status ${response.status}`);
      }),
  };
}
