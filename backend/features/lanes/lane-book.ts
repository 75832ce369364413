import { LANE_NAMES } from '../../contract/policy.ts';
import type { Problem } from '../../contract/problem.ts';
import type { Lane } from '../../contract/workers.ts';
import type { ReadableDb, WritableDb } from '../../db/handles.ts';
import type { Provider } from '../../providers/provider.ts';
import { readRemembered, writeRemembered } from '../settings/index.ts';
import { changeWorker, findOwnId, openPlace } from '../workers/index.ts';
import type { OpenLane, Wakes } from './lane.ts';
import type { LaneParts } from './lane-parts.ts';
import { placeCards } from './place-cards.ts';

/** The lanes, and the clouds behind them as far as they are open. Keys are in the vault and in the memory of this closure, nowhere else. */
export type LaneBook = {
  readonly all: readonly OpenLane[];
  get(lane: Lane): OpenLane;
  /**
   * Takes the key that is in the vault now into force, or shuts the lane where there is none; tells the screens and those who wait. One that its cloud
   * has refused stays shut over a restart: `forgiven` opens it.
   */
  reopen(lane: Lane, forgiven: boolean): Promise<void>;
  hasKey(lane: Lane): boolean;
  /** Why its cloud takes nothing under this key; null where it does. */
  refusal(lane: Lane): string | null;
};

const NAMES: readonly Lane[] = ['replicate', 'fal'];

const refusalOf = (lane: Lane) => `cloud:${lane}:refusal`;

const sayRefusal = (problem: Problem): string => {
  const remedy = problem.code === 'provider_out_of_credit' ? 'Add credit there' : 'Give the studio another key';
  return `${problem.message.replace(/[.!?]?$/, '.')} ${remedy}, then let it try again in the settings, under Clouds.`;
};

/** Makes the book; every lane is shut until it is reopened. */
export function createLaneBook(parts: LaneParts, ids: Readonly<Record<Lane, string>>, wakes: Wakes): LaneBook {
  const { database, events, vault, clouds, now } = parts;
  const opened = new Map<Lane, Provider>();
  const refusal = (db: ReadableDb, lane: Lane): string | null => readRemembered(db, refusalOf(lane)) || null;
  const tell = (db: WritableDb, lane: Lane) => {
    events.publish(db, 'studio', { type: 'worker.changed', workerId: ids[lane] });
    events.publish(db, 'studio', { type: 'spending.changed' });
  };
  const make = (lane: Lane): OpenLane => {
    return {
      lane,
      workerId: ids[lane],
      // A lane that is shut has no sites; what still runs there is found by its own name.
      cardOf: modelId => parts.cards.find(findOwnId(database.read, ids[lane], modelId) ?? modelId),
      provider: () => opened.get(lane) ?? null,
      shut: (db, provider, problem) => {
        // An answer to a key that was replaced meanwhile says nothing of the one in force.
        if (opened.get(lane) !== provider || refusal(db, lane) !== null) return;
        const trouble = sayRefusal(problem);
        writeRemembered(db, refusalOf(lane), trouble);
        changeWorker(db, ids[lane], { online: false, trouble });
        tell(db, lane);
      },
    };
  };
  const lanes = { replicate: make('replicate'), fal: make('fal') };
  return {
    all: NAMES.map(name => lanes[name]),
    get: lane => lanes[lane],
    hasKey: lane => opened.has(lane),
    refusal: lane => refusal(database.read, lane),
    reopen: async (lane, forgiven) => {
      const key = vault.read(`cloud:${lane}`);
      if (key === null) opened.delete(lane);
      else opened.set(lane, clouds[lane](key));
      const trouble =
        key === null ? `Give the studio a key of ${LANE_NAMES[lane]} in the settings, under Clouds.` : null;
      await database.write(db => {
        const listOwn = () => parts.cards.list().filter(card => card.lane === lane);
        if (trouble === null) placeCards(db, lanes[lane], listOwn(), now());
        else openPlace(db, ids[lane], { trouble }, now());
        if (forgiven || key === null) writeRemembered(db, refusalOf(lane), '');
        const refused = refusal(db, lane);
        // Its models stay known, so that what waits for it says why.
        if (refused !== null) changeWorker(db, ids[lane], { online: false, trouble: refused });
        tell(db, lane);
        db.afterCommit(() => wakes.wake(lane));
      });
    },
  };
}
