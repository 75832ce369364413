import type { z } from 'zod';
import { Refusal } from '../../../backend/contract/problem.ts';
import { type EngineDoor, openEngineDoor, refuseRun } from '../diffusion/engine-door.ts';
import type { EngineAddress } from '../runtime.ts';
import { Failure, Session } from './answers.ts';

/** What people call the program. */
export const ENGINE = 'SwarmUI';

/** A session of ours and the program's version, as it told it with the session. */
export type SwarmSession = { readonly id: string; readonly version: string };

/** SwarmUI's API. */
export type Swarm = {
  readonly door: EngineDoor;
  readonly headers: Readonly<Record<string, string>>;
  openSession(signal: AbortSignal): Promise<SwarmSession>;
  /** Asks a route within a session. Raises `runtime_failed` with the program's own words, and `stale` where the session is no longer known. */
  ask<T extends z.ZodType>(
    route: string,
    body: object,
    shape: T,
    session: SwarmSession,
    signal: AbortSignal,
  ): Promise<z.infer<T>>;
};

/** Thrown where a session is no longer known: the program was started anew. A new one is opened, once. */
export class StaleSession extends Error {}

/** Raises what an answer says that went wrong; passes any other by. */
export function refuseFailure(body: unknown): void {
  const { error, error_id: id } = Failure.safeParse(body).data ?? {};
  if (id === 'invalid_session_id') throw new StaleSession('SwarmUI no longer knows the session.');
  if (error || id) throw refuseRun(ENGINE, `${ENGINE} failed: ${error ?? id}`);
}

/** Opens the API of a SwarmUI. Of `user:token` or `token` in the credentials, the token of an account travels as a cookie. */
export function openSwarm(engine: EngineAddress): Swarm {
  const door = openEngineDoor(ENGINE, engine);
  const token = engine.credentials?.split(':').at(-1);
  // Two names: it was renamed between versions.
  const headers: Record<string, string> = token
    ? { cookie: `swarm_token=${encodeURIComponent(token)}; swarm_user_token=${encodeURIComponent(token)}` }
    : {};
  const post = async <T extends z.ZodType>(route: string, body: object, shape: T, signal: AbortSignal) => {
    const answer = await door.ask(`/API/${route}`, { method: 'POST', body, headers }, signal);
    refuseFailure(answer.body);
    const read = shape.safeParse(answer.body);
    if (answer.status !== 200 || !read.success)
      throw refuseRun(
        ENGINE,
        `What answers at ${door.address} is no ${ENGINE}, or one of another time (${route}: ${answer.status}).`,
      );
    return read.data;
  };
  return {
    door,
    headers,
    openSession: async signal => {
      const opened = await post('GetNewSession', {}, Session, signal).catch(error => {
        const asksToSignIn = error instanceof Refusal && /log ?in|account|permission/i.test(error.message);
        if (asksToSignIn)
          throw new Refusal({
            code: 'not_signed_in',
            message: `${ENGINE} at ${door.address} wants an account's token.`,
          });
        throw error;
      });
      return { id: opened.session_id, version: opened.version ?? 'unknown' };
    },
    ask: (route, body, shape, session, signal) => post(route, { ...body, session_id: session.id }, shape, signal),
  };
}
