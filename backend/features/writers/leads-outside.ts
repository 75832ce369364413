import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isAtHome } from '../../providers/is-at-home.ts';

/** Whether an address leads out of this machine and its network; null where its name is not known now. */
export async function leadsOutside(address: string): Promise<boolean | null> {
  const bare = new URL(address).hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare) !== 0) return !isAtHome(bare);
  try {
    const found = await lookup(bare, { all: true });
    return found.some(at => !isAtHome(at.address));
  } catch (error) {
    // Not known, or nobody to ask: a network that is down says the same.
    if (error instanceof Error && 'syscall' in error) return null;
    throw error;
  }
}
