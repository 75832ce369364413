import type { Fetch } from '../../backend/contract/client.ts';

const LOOK_EVERY_MS = 10_000;

/** A studio whose address may change while its key does not; `find` looks for it on the network, `moved` hears where it is now. */
export type Followed = {
  readonly address: string;
  readonly fetch: Fetch;
  readonly find: () => Promise<string | null>;
  readonly moved: (address: string) => void;
};

/**
 * A fetch that goes on finding the studio where a router has given its machine another address: a request that reaches nobody, or
 * somebody else, fails as ever, and the next ones go to where the studio was found meanwhile.
 */
export function followStudio({ address, fetch, find, moved }: Followed): Fetch {
  let current = new URL(address);
  let lookedAt = Number.NEGATIVE_INFINITY;

  const look = async () => {
    if (performance.now() - lookedAt < LOOK_EVERY_MS) return;
    lookedAt = performance.now();
    const found = await find();
    if (found === null || new URL(found).origin === current.origin) return;
    current = new URL(found);
    moved(current.origin);
  };
  return async request => {
    const target = new URL(request.url);
    target.host = current.host;
    try {
      return await fetch(target.href === request.url ? request : new Request(target, request));
    } catch (error) {
      if (!request.signal.aborted) await look();
      throw error;
    }
  };
}
