import { describe, expect, it } from 'vitest';
import type { WritableDb } from './handles.ts';
import { openMemoryDatabase } from './open-database.fake.ts';

const EVENT = 'INSERT INTO event (at, audience, body) VALUES (?, ?, ?)';
const GENERATION = `INSERT INTO generation (id, owner_id, project_id, batch_id, task_id, kind, model_id, prompt, primary_variant_id, created_at)
  VALUES (?, 'o', 'p', 'b', 't', 'image', 'm', '', ?, 0)`;
const VARIANT =
  "INSERT INTO variant (id, generation_id, attempt_id, sha256, origin, recipe, created_at) VALUES (?, ?, 'a', ?, 'result', '{}', 0)";
const MEDIA = "INSERT INTO media (sha256, type, bytes, width, height, created_at) VALUES (?, 'image/png', 1, 1, 1, 0)";

type Database = ReturnType<typeof openMemoryDatabase>;
const bodies = (db: Pick<WritableDb, 'all'>) =>
  db.all<{ body: string }>('SELECT body FROM event ORDER BY seq').map(row => row.body);
const say = (database: Database, body: string) => database.write(db => db.insertSoon(EVENT, [0, 'studio', body]));
const count = (database: Database, table: string) =>
  database.read.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n;

describe('rows that are gathered', () => {
  it('stand in the order in which they came, each with the number that was told of it', async () => {
    const database = openMemoryDatabase();
    const said = Array.from({ length: 150 }, (_, n) => `event ${n}`);
    const numbers = new Map<number, string>();
    await Promise.all(
      said.map(body => database.write(db => db.insertSoon(EVENT, [0, 'studio', body], n => numbers.set(n, body)))),
    );
    expect(bodies(database.read)).toEqual(said);
    const rows = database.read.all<{ seq: number; body: string }>('SELECT seq, body FROM event');
    expect(rows.map(({ seq }) => numbers.get(seq))).toEqual(rows.map(({ body }) => body));
  });

  it('are there for whoever looks into their table in the same transaction', async () => {
    const database = openMemoryDatabase();
    const seen = await database.write(db => {
      db.insertSoon(EVENT, [0, 'studio', 'a']);
      db.insertSoon(EVENT, [0, 'studio', 'b']);
      db.run("UPDATE event SET body = 'c' WHERE body = 'a'");
      db.insertSoon(EVENT, [0, 'studio', 'd']);
      return bodies(db);
    });
    expect(seen).toEqual(['c', 'b', 'd']);
  });

  it('come after those that they refer to, in whatever order they were asked for', async () => {
    const database = openMemoryDatabase();
    await database.write(db => {
      db.run(MEDIA, 'sha');
      db.insertSoon(GENERATION, ['g1', 'v1']);
      db.insertSoon(VARIANT, ['v1', 'g1', 'sha']);
      expect(db.get('SELECT 1 FROM variant')).toBeDefined();
      db.insertSoon(VARIANT, ['late', 'g1', 'sha']);
      db.insertSoon(GENERATION, ['g2', 'v2']);
      db.insertSoon(VARIANT, ['v2', 'g2', 'sha']);
    });
    expect(count(database, 'variant')).toBe(3);
  });

  it('take no other writer with them where one of them cannot be', async () => {
    const database = openMemoryDatabase();
    await database.write(db => db.run(MEDIA, 'sha'));
    const make = (id: string, sha256: string) =>
      database.write(db => {
        db.insertSoon(GENERATION, [id, `v-${id}`]);
        db.insertSoon(VARIANT, [`v-${id}`, id, sha256]);
      });
    const outcomes = await Promise.allSettled([make('a', 'sha'), make('b', 'not there'), make('c', 'sha')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(database.read.all('SELECT id FROM generation ORDER BY id')).toEqual([{ id: 'a' }, { id: 'c' }]);
  });

  it('leave nothing of a writer to the next one where the first of its tables refuses them', async () => {
    const database = openMemoryDatabase();
    await database.write(db => {
      db.run(MEDIA, 'sha');
      db.insertSoon(GENERATION, ['a', 'v-a']);
    });
    const twice = database.write(db => {
      db.insertSoon(GENERATION, ['a', 'v-a']);
      db.insertSoon(VARIANT, ['v-a', 'a', 'sha']);
    });
    await expect(twice).rejects.toThrow('UNIQUE');
    await say(database, 'then');
    expect([count(database, 'variant'), count(database, 'event')]).toEqual([0, 1]);
  });

  it('are gone with the transaction that is undone', async () => {
    const database = openMemoryDatabase();
    const failed = database.write(db => {
      db.insertSoon(EVENT, [0, 'studio', 'never']);
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    await say(database, 'then');
    expect(bodies(database.read)).toEqual(['then']);
  });

  it('are inserted too where the last word of a transaction asks for them', async () => {
    const database = openMemoryDatabase();
    await database.write(db => db.beforeCommit(last => last.insertSoon(EVENT, [0, 'studio', 'at the end'])));
    expect(bodies(database.read)).toEqual(['at the end']);
  });

  it('are of tables that are named for it, and no other', async () => {
    const database = openMemoryDatabase();
    const wrong = database.write(db => db.insertSoon('INSERT INTO setting (name, value) VALUES (?, ?)', ['a', '1']));
    await expect(wrong).rejects.toThrow('not gathered');
  });
});
