import type { RequestListener } from 'node:http';
import { hostname } from 'node:os';
import type { Lan as LanState } from '../../contract/lan.ts';
import type { Database } from '../../db/open-database.ts';
import type { EventLog } from '../../events/event-log.ts';
import { listAddresses } from '../../lan/list-addresses.ts';
import type { WayIn, WayInParts } from '../../lan/open-way-in.ts';
import { followSetting } from './follow-setting.ts';
import { keepStudioId, type LanSetting, readLanSetting, writeLanSetting } from './lan-setting.ts';

/** What the way in for other machines is made with. */
export type LanParts = Pick<WayInParts, 'folder' | 'version' | 'answerBadBytes' | 'limits' | 'now' | 'log'> & {
  readonly database: Database;
  readonly events: EventLog;
  readonly servesScreens: boolean;
};

/** The way in for other machines, which the owner opens and shuts. */
export type Lan = {
  readonly studioId: string;
  read(): LanState;
  /** Opens or shuts it, and remembers that; a way in that cannot be opened is told in the state and tried again at the next start. */
  change(setting: LanSetting): Promise<LanState>;
  /** Opens it if the owner had it open; requests are answered by `routing`. Never fails. */
  start(routing: RequestListener): Promise<void>;
  close(): Promise<void>;
};

/** The names that requests from other machines may come under, beside the address that they came in at. */
export const lanNames = (): ReadonlySet<string> => {
  const name = hostname().toLowerCase();
  return new Set([name, `${name.replace(/\.local$/, '')}.local`, 'localhost']);
};

/** Opens what is known of the way in; it listens only after `start`. */
export async function openLan(parts: LanParts): Promise<Lan> {
  const { database, events, servesScreens } = parts;
  const studioId = await database.write(keepStudioId);
  let routing: RequestListener | null = null;
  let fingerprint: string | null = null;
  const way = followSetting({
    name: 'The way in for other machines',
    read: () => (routing === null ? { on: false, port: 0 } : readLanSetting(database.read, 'lan')),
    open: async (port): Promise<WayIn> => {
      if (routing === null) throw new Error('There is nobody yet who answers.');
      // Loaded when it is asked for: most studios never open it, and start sooner without.
      const { openWayIn } = await import('../../lan/open-way-in.ts');
      const wayIn = await openWayIn({ ...parts, port, studioId, routing, hostname: hostname() });
      fingerprint = wayIn.fingerprint;
      return wayIn;
    },
    log: parts.log,
  });

  const read = (): LanState => {
    const { on, port } = readLanSetting(database.read, 'lan');
    const base = { on, port, fingerprint, servesScreens };
    const failure = way.failure();
    const wayIn = way.current();
    if (failure !== null) return { ...base, state: 'failed', reason: failure, addresses: [] };
    if (wayIn === null)
      return { ...base, state: 'off', reason: 'Only this machine reaches the studio.', addresses: [] };
    const addresses = listAddresses();
    const at = (address: string) => `https://${address}:${wayIn.port}`;
    if (addresses.length === 0)
      return {
        ...base,
        state: 'listening',
        reason: 'This machine has no network now, so no other machine can reach it.',
        addresses: [at('127.0.0.1')],
      };
    return {
      ...base,
      state: 'listening',
      reason: 'Machines in this house reach the studio.',
      addresses: addresses.map(at),
    };
  };

  return {
    studioId,
    read,
    change: async setting => {
      await way.follow(() =>
        database.write(db => {
          writeLanSetting(db, 'lan', setting);
          events.publish(db, 'studio', { type: 'access.changed' });
        }),
      );
      return read();
    },
    start: answer => {
      routing = answer;
      return way.follow();
    },
    close: () =>
      way.follow(async () => {
        routing = null;
      }),
  };
}
