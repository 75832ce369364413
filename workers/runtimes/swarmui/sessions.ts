import { StaleSession, type Swarm, type SwarmSession } from './swarm.ts';

/** Sessions of ours, each used by one run at a time: SwarmUI interrupts by session, so that what is stopped is exactly that run. */
export type Sessions = {
  /** Does something within a session of its own; where the program no longer knows that, once more within a new one. */
  use<T>(act: (session: SwarmSession) => Promise<T>, signal: AbortSignal): Promise<T>;
};

/** Keeps sessions that are free for the next use. */
export function keepSessions(swarm: Swarm): Sessions {
  const free: SwarmSession[] = [];
  const once = async <T>(session: SwarmSession, act: (session: SwarmSession) => Promise<T>): Promise<T> => {
    let stale = false;
    try {
      return await act(session);
    } catch (error) {
      stale = error instanceof StaleSession;
      throw error;
    } finally {
      if (!stale) free.push(session);
    }
  };
  return {
    use: async (act, signal) => {
      const known = free.pop();
      if (known) {
        try {
          return await once(known, act);
        } catch (error) {
          if (!(error instanceof StaleSession)) throw error;
        }
      }
      return await once(await swarm.openSession(signal), act);
    },
  };
}
