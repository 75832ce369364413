import type { Database, Standing } from './open-database.ts';

/** What belongs together: the tables that the triggers of migration 0004 name for it. `counts` are of words alone, and of no table. */
export type HeldGroup = 'templates' | 'styles' | 'presets' | 'wildcards' | 'models' | 'counts';

/** How often the cache answered since it was made, and how much it holds now. */
export type HeldFigures = {
  readonly hits: number;
  readonly misses: number;
  /** Answers that were let go because what they had been read from was written to, or because somebody asked for that. */
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

type Answer = { readonly value: unknown; readonly until: number };
/** A group's answers, with how far the file had moved on and at which version the group was when it was last asked for. */
type Group = { readonly answers: Map<string, Answer>; known: Standing | null; version: number | undefined };

const LIMITS: HeldLimits = { ttlMs: 600_000, most: 1_000, clock: () => performance.now() };
const VERSION = 'SELECT version FROM held_group WHERE name = (SELECT ?)';

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
  const groups = new Map<HeldGroup, Group>();
  let hits = 0;
  let misses = 0;
  let invalidations = 0;

  const groupOf = (name: HeldGroup): Group => {
    const group = groups.get(name) ?? { answers: new Map(), known: null, version: undefined };
    groups.set(name, group);
    return group;
  };
  const countEntries = () => groups.values().reduce((all, { answers }) => all + answers.size, 0);
  const letGoOfOld = (name: HeldGroup, group: Group, standing: Standing) => {
    const version = db.get<{ version: number }>(VERSION, name)?.version;
    if (version !== group.version) {
      invalidations += group.answers.size;
      group.answers.clear();
    }
    group.version = version;
    group.known = standing;
  };
  /** Makes sure that what is held is true now; false where this moment is of a transaction that has written, and nothing held is. */
  const isGood = (name: HeldGroup, group: Group): boolean => {
    if (name === 'counts') return true;
    const { known } = group;
    const standing = readStanding();
    if (known !== null && standing.own === known.own && standing.others === known.others) return true;
    if (standing.open) return false;
    letGoOfOld(name, group, standing);
    return true;
  };

  return {
    hold: <T>(name: HeldGroup, key: string, read: () => T): T => {
      const group = groupOf(name);
      if (!isGood(name, group)) {
        misses++;
        return read();
      }
      const { answers } = group;
      const found = answers.get(key);
      answers.delete(key);
      if (found !== undefined && found.until > clock()) {
        hits++;
        answers.set(key, found); // the last asked for is the last to be let go
        return found.value as T;
      }
      misses++;
      const value = read();
      if (value instanceof Promise)
        throw new Error('What is held is read at once: its function must not return a promise.');
      answers.set(key, { value, until: clock() + ttlMs });
      const oldest = answers.size > most ? answers.keys().next() : undefined;
      if (oldest?.done === false) answers.delete(oldest.value);
      return value;
    },
    forget: () => {
      invalidations += countEntries();
      groups.clear();
    },
    figures: () => ({ hits, misses, invalidations, entries: countEntries() }),
  };
}
