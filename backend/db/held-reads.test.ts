import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeFolder } from '../studio.fake.ts';
import type { ReadableDb, WritableDb } from './handles.ts';
import { createHeldReads, type HeldLimits, type HeldReads } from './held-reads.ts';
import { MIGRATIONS, openMemoryDatabase } from './open-database.fake.ts';
import { type Database, openDatabase } from './open-database.ts';
import type { Asked } from './other-process.fake.ts';

const WRITE = `INSERT INTO wildcard (owner_id, name, text, changed_at) VALUES ('me', ?, ?, 0)
  ON CONFLICT DO UPDATE SET text = excluded.text`;
const REMOVE = "DELETE FROM wildcard WHERE owner_id = 'me' AND name = ?";
const COUNT_UP = "UPDATE wildcard SET changed_at = changed_at + 1 WHERE owner_id = 'me' AND name = 'colour'";

const readText = (db: ReadableDb, name: string) =>
  db.get<{ text: string }>("SELECT text FROM wildcard WHERE owner_id = 'me' AND name = ?", name)?.text ?? null;
const readCount = (db: ReadableDb) =>
  db.get<{ count: number }>("SELECT changed_at AS count FROM wildcard WHERE name = 'colour'")?.count ?? 0;
const write = (db: WritableDb, name: string, text: string) => void db.run(WRITE, name, text);

function openHeld(limits: Partial<HeldLimits> = {}, database = openMemoryDatabase()) {
  onTestFinished(() => database.close());
  const held = createHeldReads(database, limits);
  let reads = 0;
  const ask = (name: string, db: ReadableDb = database.read) =>
    held.hold('wildcards', name, () => {
      reads++;
      return readText(db, name);
    });
  return { database, held, ask, reads: () => reads };
}

describe('what is held of a read', () => {
  it('answers until it is written to, and then as it was written', async () => {
    const { database, held, ask, reads } = openHeld();
    expect([ask('colour'), ask('colour'), reads()]).toEqual([null, null, 1]);
    await database.write(db => write(db, 'colour', 'red'));
    expect([ask('colour'), ask('colour'), reads()]).toEqual(['red', 'red', 2]);
    expect(held.figures()).toEqual({ hits: 2, misses: 2, invalidations: 1, entries: 1 });
  });

  it('stays where something else is written', async () => {
    const { database, ask, reads } = openHeld();
    ask('colour');
    await database.write(db => db.run("INSERT INTO setting (name, value) VALUES ('x', 'y')"));
    ask('colour');
    expect(reads()).toBe(1);
  });

  it('is read again once its time is over, or when told to forget', () => {
    let clock = 0;
    const { held, ask, reads } = openHeld({ ttlMs: 1_000, clock: () => clock });
    ask('colour');
    clock = 999;
    ask('colour');
    expect(reads()).toBe(1);
    clock = 1_000;
    ask('colour');
    expect(reads()).toBe(2);
    ask('light');
    held.forget();
    expect(held.figures()).toMatchObject({ entries: 0, invalidations: 2 });
    ask('colour');
    expect(reads()).toBe(4);
  });

  it('is never more than so much: what was not asked for longest goes first', () => {
    const { held, ask, reads } = openHeld({ most: 3 });
    for (const name of ['a', 'b', 'c', 'a', 'd', 'a', 'c', 'd']) ask(name);
    expect([held.figures().entries, reads()]).toEqual([3, 4]);
    ask('b');
    expect(reads()).toBe(5);
  });

  it('is not a failure', () => {
    const { held } = openHeld();
    const fail = () => {
      throw new Error('no such thing');
    };
    expect(() => held.hold('wildcards', 'x', fail)).toThrow('no such thing');
    expect(held.hold('wildcards', 'x', () => 'there')).toBe('there');
  });

  it('is never a promise, which could be older than it looks', () => {
    expect(() => openHeld().held.hold('wildcards', 'x', () => Promise.resolve(1))).toThrow(/promise/);
  });

  it.each([
    ['style', 'styles', "INSERT INTO style VALUES ('s', 'me', 'Noir', '', '', '', 0)"],
    [
      'negative_preset',
      'presets',
      "INSERT INTO negative_preset VALUES ('p', 'me', 'P', 'c', 'sdxl', 'general', '', 0)",
    ],
    ['template', 'templates', "INSERT INTO template VALUES ('t', 'enhance', 'sdxl', 'general', 1)"],
    ['model', 'models', "INSERT INTO model (id, card, updated_at) VALUES ('m', '{}', 0)"],
  ] as const)('of the table %s moves with every kind of write', async (table, group, insert) => {
    const { database, held } = openHeld();
    const count = () => held.hold(group, 'count', () => ++reads);
    let reads = 0;
    count();
    await database.write(db => db.run(insert));
    count();
    await database.write(db => db.run(`UPDATE ${table} SET id = id || '2'`));
    count();
    await database.write(db => db.run(`DELETE FROM ${table}`));
    count();
    expect([count(), reads]).toEqual([4, 4]);
  });
});

describe('within a transaction', () => {
  it('its own rows are seen, and are held for nobody when it is undone', async () => {
    const { database, ask } = openHeld();
    ask('colour');
    const failing = database.write(db => {
      write(db, 'colour', 'never');
      expect(ask('colour', db)).toBe('never');
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    expect(ask('colour')).toBeNull();
    await database.write(db => write(db, 'other', 'x'));
    expect(ask('colour')).toBeNull();
  });

  it('of a group of which one is undone, the others’ rows are seen', async () => {
    const { database, ask } = openHeld();
    const kept = database.write(db => {
      write(db, 'colour', 'red');
      return ask('colour', db);
    });
    const undone = database.write(db => {
      write(db, 'colour', 'never');
      ask('colour', db);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect([await kept, ask('colour')]).toEqual(['red', 'red']);
  });

  it('that has not written yet, what is held answers', async () => {
    const { database, ask, reads } = openHeld();
    ask('colour');
    await database.write(db => ask('colour', db));
    expect(reads()).toBe(1);
  });
});

/** Another process on the same file; `ask` resolves once what it was asked is durable. */
async function openOther(file: string) {
  const other = fork(path.join(import.meta.dirname, 'other-process.fake.ts'), [file], { execArgv: [] });
  onTestFinished(async () => {
    other.disconnect();
    await once(other, 'exit');
  });
  await once(other, 'message');
  return (asked: Asked) => {
    const done = once(other, 'message');
    other.send(asked);
    return done;
  };
}

async function openTwo(): Promise<{ database: Database; held: HeldReads; other: (asked: Asked) => Promise<unknown> }> {
  const file = path.join(makeFolder(), 'studio.db');
  const database = openDatabase(file, MIGRATIONS);
  onTestFinished(() => database.close());
  return { database, held: createHeldReads(database, { most: 4 }), other: await openOther(file) };
}

/** Numbers below 1 that look like chance and are the same for a seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('with two processes on one file', () => {
  const NAMES = ['colour', 'light', 'animal', 'place', 'time', 'mood'];

  it.each([1, 2, 3, 4])('no answer is stale, whoever wrote in which order (seed %i)', async seed => {
    const { database, held, other } = await openTwo();
    const next = chance(seed);
    const pick = () => NAMES[Math.floor(next() * NAMES.length)] ?? '';
    const steps: (() => unknown)[] = [
      () => other({ sql: WRITE, binds: [pick(), `other ${next()}`], times: 1 }),
      () => other({ sql: REMOVE, binds: [pick()], times: 1 }),
      () => database.write(db => write(db, pick(), `own ${next()}`)),
      () => database.write(db => db.run(REMOVE, pick())),
      async () => {
        const undone = database.write(db => {
          write(db, pick(), 'never');
          for (const name of NAMES) held.hold('wildcards', name, () => readText(db, name));
          throw new Error('undone');
        });
        const kept = next() < 0.5 ? database.write(db => write(db, pick(), `beside ${next()}`)) : null;
        await expect(undone).rejects.toThrow('undone');
        await kept;
      },
      () => database.write(db => db.run("INSERT OR REPLACE INTO setting (name, value) VALUES ('x', 'y')")),
    ];
    let asked = 0;
    const stale: string[] = [];
    for (let step = 0; step < 250; step++) {
      await steps[Math.floor(next() * steps.length)]?.();
      for (let again = Math.floor(next() * 6); again >= 0; again--) {
        const name = pick();
        const answer = held.hold('wildcards', name, () => readText(database.read, name));
        const truth = readText(database.read, name);
        asked++;
        if (answer !== truth) stale.push(`${step}: ${name} is ${truth}, and was said to be ${answer}`);
      }
    }
    expect(stale).toEqual([]);
    expect(held.figures().hits).toBeGreaterThan(asked / 10);
    expect(held.figures().invalidations).toBeGreaterThan(20);
  });

  it('no answer is older than the file, while the other writes as fast as it can', async () => {
    const { database, held, other } = await openTwo();
    await database.write(db => write(db, 'colour', ''));
    const stale: string[] = [];
    const seen = new Set<number>();
    let written = 0;
    while (seen.size < 50) {
      let over = false;
      const storm = other({ sql: COUNT_UP, binds: [], times: 300 }).then(() => {
        over = true;
      });
      written += 300;
      while (!over) {
        for (let round = 0; round < 50; round++) {
          const before = readCount(database.read);
          const answer = held.hold('wildcards', 'count', () => readCount(database.read));
          const after = readCount(database.read);
          seen.add(answer);
          if (answer < before || answer > after) stale.push(`${before} ≤ ${answer} ≤ ${after}`);
        }
        await turn();
      }
      await storm;
    }
    expect(stale).toEqual([]);
    expect(held.hold('wildcards', 'count', () => readCount(database.read))).toBe(written);
  });
});
