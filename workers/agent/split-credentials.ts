import type { EngineAddress } from '../runtimes/runtime.ts';

/** An engine's address as a command names it, with `user:password@` before the host where it wants them. */
export function splitCredentials(address: string): EngineAddress {
  const { origin, username, password } = new URL(address);
  const credentials = username === '' ? null : `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { address: origin, credentials };
}
