import type { RequestListener } from 'node:http';
import type { PlainDoor as PlainState } from '../../contract/lan.ts';
import { listAddresses } from '../../lan/list-addresses.ts';
import { followSetting } from './follow-setting.ts';
import { type LanSetting, readLanSetting, writeLanSetting } from './lan-setting.ts';
import type { LanParts } from './open-lan.ts';

/** The plain door for workers of other studios, which the owner opens and shuts. */
export type Plain = {
  read(): PlainState;
  /** Opens or shuts it, and remembers that; a door that cannot be opened is told in the state and tried again at the next start. */
  change(setting: LanSetting): Promise<PlainState>;
  /** Opens it if the owner had it open; requests are answered by `routing`, which this machine reaches at `local`. Never fails. */
  start(routing: RequestListener, local: string): Promise<void>;
  close(): Promise<void>;
};

/** Opens what is known of the plain door; it listens only after `start`. */
export function openPlain(parts: Pick<LanParts, 'database' | 'events' | 'answerBadBytes' | 'limits' | 'log'>): Plain {
  const { database, events, answerBadBytes, limits, log } = parts;
  let routing: RequestListener | null = null;
  let local = '';
  const way = followSetting({
    name: 'The plain door for other machines',
    read: () => (routing === null ? { on: false, port: 0 } : readLanSetting(database.read, 'lan-plain')),
    open: async port => {
      if (routing === null) throw new Error('There is nobody yet who answers.');
      // Loaded when it is asked for, as the way in for our own machines is.
      const { openPlainDoor } = await import('../../lan/open-plain-door.ts');
      return openPlainDoor({ port, routing, answerBadBytes, limits, log });
    },
    log,
  });

  const read = (): PlainState => {
    const base = { ...readLanSetting(database.read, 'lan-plain'), local };
    const failure = way.failure();
    const door = way.current();
    if (failure !== null) return { ...base, state: 'failed', reason: failure, addresses: [] };
    if (door === null)
      return {
        ...base,
        state: 'off',
        reason: 'Workers of other studios reach it from this machine alone.',
        addresses: [],
      };
    const found = listAddresses();
    const reason =
      found.length === 0
        ? 'This machine has no network now, so no other machine can reach it.'
        : 'Open, without encryption: whoever is in this network can read along.';
    const addresses = (found.length === 0 ? ['127.0.0.1'] : found).map(address => `http://${address}:${door.port}`);
    return { ...base, state: 'listening', reason, addresses };
  };

  return {
    read,
    change: async setting => {
      await way.follow(() =>
        database.write(db => {
          writeLanSetting(db, 'lan-plain', setting);
          events.publish(db, 'studio', { type: 'access.changed' });
        }),
      );
      return read();
    },
    start: (answer, address) => {
      routing = answer;
      local = address;
      return way.follow();
    },
    close: () =>
      way.follow(async () => {
        routing = null;
      }),
  };
}
