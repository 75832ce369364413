import { LANE_NAMES } from '../../contract/policy.ts';
import { Refusal } from '../../contract/problem.ts';
import type { Lane } from '../../contract/workers.ts';
import { openFal } from '../../providers/fal/open-fal.ts';
import { openReplicate } from '../../providers/replicate/open-replicate.ts';
import type { CloudModelParts } from './add-cloud-model.ts';
import { createCloudCards } from './cloud-cards.ts';
import { createWakes } from './lane.ts';
import { createLaneBook, type LaneBook } from './lane-book.ts';
import { LANE_TEMPO, type LaneParts, type LaneTempo, type OpenProvider } from './lane-parts.ts';
import { placeCards } from './place-cards.ts';
import { prepareLanes } from './prepare-lanes.ts';
import { readBundledCards } from './read-bundled-cards.ts';
import { type RunningLanes, runLanes } from './run-lanes.ts';
import { readStandInPairs } from './suggest-stand-ins.ts';

/** What of a studio's options says how it meets the clouds; folders are absolute. */
export type LaneOptions = {
  readonly resourcesFolder: string;
  /** Other clouds than the real ones. */
  readonly clouds?: Partial<Record<Lane, OpenProvider>>;
  /** What differs from LANE_TEMPO. */
  readonly laneTempo?: Partial<LaneTempo>;
};

/** The clouds of a studio. */
export type Lanes = {
  readonly parts: LaneParts;
  readonly book: LaneBook;
  /** Takes up what was under way, and begins to take what waits; returns how to stop. */
  start(): RunningLanes;
  /** Goes on with a call at once, once the lanes have started. */
  drive(lane: Lane, attemptId: string): void;
};

/** What the verbs of added models work with: a cloud without a key can be asked nothing, and has no models to be asked for. */
export const modelPartsOf = ({ parts, book }: Lanes): CloudModelParts => ({
  database: parts.database,
  events: parts.events,
  cards: parts.cards,
  pairs: parts.pairs,
  now: parts.now,
  describe: (lane, model, signal) => {
    const provider = book.get(lane).provider();
    if (provider) return provider.readSchema(model, signal);
    const message = `Give the studio a key of ${LANE_NAMES[lane]} first.`;
    throw new Refusal({ code: 'conflict', message, what: 'key' });
  },
  place: (db, lane, cards) => {
    if (book.hasKey(lane)) placeCards(db, book.get(lane), cards, parts.now());
  },
});

/** Gives each cloud its place among the workers, opened with the key that is in the vault. */
export async function openLanes(
  house: Omit<LaneParts, 'spending' | 'cards' | 'pairs' | 'clouds' | 'tempo'>,
  { resourcesFolder, clouds, laneTempo }: LaneOptions,
): Promise<Lanes> {
  const { database, events, now } = house;
  const parts: LaneParts = {
    ...house,
    spending: { database, events, now },
    cards: createCloudCards(database, () => readBundledCards(resourcesFolder)),
    pairs: readStandInPairs(resourcesFolder),
    clouds: { replicate: openReplicate, fal: openFal, ...clouds },
    tempo: { ...LANE_TEMPO, ...laneTempo },
  };
  const wakes = createWakes();
  const book = createLaneBook(parts, await prepareLanes(parts), wakes);
  for (const { lane } of book.all) await book.reopen(lane, false);
  let running: RunningLanes | null = null;
  const start = () => {
    running = runLanes(parts, book, wakes);
    return running;
  };
  return { parts, book, start, drive: (lane, attemptId) => running?.drive(lane, attemptId) };
}
