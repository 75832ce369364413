import { LANE_NAMES } from '../../contract/policy.ts';
import type { Lane } from '../../contract/workers.ts';
import type { Provider } from '../../providers/provider.ts';
import { findOwnId, openPlace } from '../workers/index.ts';
import type { OpenLane, Wakes } from './lane.ts';
import type { LaneParts } from './lane-parts.ts';
import { placeCards } from './place-cards.ts';

/** The lanes, and the clouds behind them as far as they are open. Keys are in the vault and in the memory of this closure, nowhere else. */
export type LaneBook = {
  readonly all: readonly OpenLane[];
  get(lane: Lane): OpenLane;
  /** Takes the key that is in the vault now into force, or shuts the lane where there is none; tells the screens and those who wait. */
  reopen(lane: Lane): Promise<void>;
  hasKey(lane: Lane): boolean;
};

const NAMES: readonly Lane[] = ['replicate', 'fal'];

/** Makes the book; every lane is shut until it is reopened. */
export function createLaneBook(parts: LaneParts, ids: Readonly<Record<Lane, string>>, wakes: Wakes): LaneBook {
  const { database, events, vault, clouds, now } = parts;
  const opened = new Map<Lane, Provider>();
  const make = (lane: Lane): OpenLane => {
    return {
      lane,
      workerId: ids[lane],
      // A lane that is shut has no sites; what still runs there is found by its own name.
      cardOf: modelId => parts.cards.find(findOwnId(database.read, ids[lane], modelId) ?? modelId),
      provider: () => opened.get(lane) ?? null,
    };
  };
  const lanes = { replicate: make('replicate'), fal: make('fal') };
  return {
    all: NAMES.map(name => lanes[name]),
    get: lane => lanes[lane],
    hasKey: lane => opened.has(lane),
    reopen: async lane => {
      const key = vault.read(`cloud:${lane}`);
      if (key === null) opened.delete(lane);
      else opened.set(lane, clouds[lane](key));
      const trouble =
        key === null ? `Give the studio a key of ${LANE_NAMES[lane]} in the settings, under Clouds.` : null;
      await database.write(db => {
        const own = parts.cards.list().filter(card => card.lane === lane);
        if (trouble === null) placeCards(db, lanes[lane], own, now());
        else openPlace(db, ids[lane], { trouble }, now());
        events.publish(db, 'studio', { type: 'worker.changed', workerId: ids[lane] });
        events.publish(db, 'studio', { type: 'spending.changed' });
        db.afterCommit(() => wakes.wake(lane));
      });
    },
  };
}
