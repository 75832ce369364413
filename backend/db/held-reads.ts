import type { Database, Standing } from './open-database.ts';

/** What belongs together: the tables that the triggers of migration 0004 name for it. `counts` are of words alone, and of no table. */
export type HeldGroup = 'templates' | 'styles' | 'presets' | 'wildcards' | 'models' | 'counts';

/** How often the cache answered since it was made, and how much it holds now. */
export type HeldFigures = {
  readonly hits: number;
  readonly misses: number;
  /** Answers that were let go since what they had been read from was written to. */
  readonly invalidations: number;
  readonly entries: number;
};

/** Answers that are read once and held until what they were read from is written to, by this process or any other. */
export type HeldReads = {
  /**
   * The answer of `read`, held under that key, which has to name all that it depends on, whose it is included. `read` asks at once (no promise), of the
   * group's own tables alone; what it returns is shared by all who ask and must not be changed.
   */
  hold<T>(group: HeldGroup, key: string, read: () => T): T;
  /** Lets go of everything. */
  forget(): void;
  figures(): HeldFigures;
};

/** What a cache may hold, in ms and in answers a group. */
export type HeldLimits = { readonly ttlMs: number; readonly most: number; readonly clock: () => number };

type Held = { readonly value: unknown; readonly until: number };

const LIMITS: HeldLimits = { ttlMs: 600_000, most: 1_000, clock: () => performance.now() };
const VERSIONS = 'SELECT name, version FROM held_group';

/**
 * Makes the cache. An answer is filed under what was known before it was read, so it may be newer than its label but never older. Within a transaction
 * that has written, nothing is held or answered from what is held: its rows may be undone. No event is waited for: every question looks first whether the
 * file has moved on, which costs 5 µs and is true at that moment, whoever wrote.
 */
export function createHeldReads(
  { read: db, readStanding }: Pick<Database, 'read' | 'readStanding'>,
  limits: Partial<HeldLimits> = {},
): HeldReads {
  const { ttlMs, most, clock } = { ...LIMITS, ...limits };
  const groups = new Map<string, Map<string, Held>>();
  let versions = new Map<string, number>();
  let known: Standing = { own: -1, others: -1, open: false };
  let hits = 0;
  let misses = 0;
  let invalidations = 0;

  const hasMoved = ({ own, others }: Standing) => own !== known.own || others !== known.others;
  const letGoOfOld = () => {
    const now = new Map(db.all<{ name: string; version: number }>(VERSIONS).map(row => [row.name, row.version]));
    for (const [group, held] of groups) {
      if (now.get(group) === versions.get(group)) continue;
      invalidations += held.size;
      held.clear();
    }
    versions = now;
  };
  const heldOf = (group: HeldGroup) => {
    const held = groups.get(group) ?? new Map<string, Held>();
    groups.set(group, held);
    return held;
  };

  return {
    hold: <T>(group: HeldGroup, key: string, read: () => T): T => {
      const standing = readStanding();
      if (hasMoved(standing)) {
        if (standing.open) {
          misses++;
          return read();
        }
        letGoOfOld();
        known = standing;
      }
      const held = heldOf(group);
      const found = held.get(key);
      held.delete(key);
      if (found !== undefined && found.until > clock()) {
        hits++;
        held.set(key, found); // the last asked for is the last to be let go
        return found.value as T;
      }
      misses++;
      const value = read();
      if (value instanceof Promise)
        throw new Error('What is held is read at once: its function must not return a promise.');
      held.set(key, { value, until: clock() + ttlMs });
      const oldest = held.size > most ? held.keys().next() : undefined;
      if (oldest?.done === false) held.delete(oldest.value);
      return value;
    },
    forget: () => groups.clear(),
    figures: () => ({
      hits,
      misses,
      invalidations,
      entries: [...groups.values()].reduce((all, held) => all + held.size, 0),
    }),
  };
}
