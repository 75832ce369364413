import { describe, expect, it } from 'vitest';
import { openMemoryDatabase } from './open-database.fake.ts';

const SET = 'INSERT INTO setting (name, value) VALUES (?, ?)';
const names = (database: ReturnType<typeof openMemoryDatabase>) =>
  database.read.all<{ name: string }>('SELECT name FROM setting ORDER BY name').map(row => row.name);

describe('writes that share a commit', () => {
  it('all stand, in the order they were asked for', async () => {
    const database = openMemoryDatabase();
    const order: string[] = [];
    await Promise.all(
      ['a', 'b', 'c'].map(name =>
        database.write(db => {
          order.push(name);
          db.run(SET, name, '1');
        }),
      ),
    );
    expect(order).toEqual(['a', 'b', 'c']);
    expect(names(database)).toEqual(['a', 'b', 'c']);
  });

  it('stand or fall alone: one that throws takes no other with it', async () => {
    const database = openMemoryDatabase();
    const outcomes = await Promise.allSettled([
      database.write(db => db.run(SET, 'a', '1')),
      database.write(db => {
        db.run(SET, 'b', '1');
        throw new Error('changed my mind');
      }),
      database.write(db => db.run(SET, 'c', '1')),
    ]);
    expect(outcomes.map(outcome => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(names(database)).toEqual(['a', 'c']);
  });

  it('tell of themselves only once they are durable, and not at all when they were undone', async () => {
    const database = openMemoryDatabase();
    const told: string[] = [];
    const tell = (name: string, fail: boolean) =>
      database.write(db => {
        db.afterCommit(() => told.push(name));
        if (fail) throw new Error('no');
        expect(told).toEqual([]);
      });
    await Promise.allSettled([tell('a', false), tell('b', true), tell('c', false)]);
    expect(told).toEqual(['a', 'c']);
  });

  it('are answered once they are durable, though one who hears of them fails; and that is loud', async () => {
    const database = openMemoryDatabase();
    const written = database.write(db => {
      db.afterCommit(() => {
        throw new Error('cannot listen');
      });
      return db.run(SET, 'a', '1');
    });
    expect(() => database.close()).toThrow('cannot listen');
    expect(await written).toBe(1);
  });

  it('refuse a function that would go on after the commit', async () => {
    const database = openMemoryDatabase();
    await expect(database.write(async () => 1)).rejects.toThrow('synchronous');
  });

  it('of a crowd are joined by the crowd that comes a moment later, but a few wait for nobody', async () => {
    const database = openMemoryDatabase();
    let log: string[] = [];
    const writeAll = (name: string, count: number) =>
      Promise.all(
        Array.from({ length: count }, () =>
          database.write(db => {
            log.push(name);
            db.afterCommit(() => log.push(`${name} durable`));
          }),
        ),
      );
    const writeLater = (name: string, count: number) =>
      new Promise(resolve => setImmediate(() => resolve(writeAll(name, count))));
    await Promise.all([writeAll('early', 8), writeLater('late', 8)]);
    expect([...new Set(log)]).toEqual(['early', 'late', 'early durable', 'late durable']);
    log = [];
    await Promise.all([writeAll('early', 2), writeLater('late', 2)]);
    expect([...new Set(log)]).toEqual(['early', 'early durable', 'late', 'late durable']);
  });

  it('are committed before the database closes', async () => {
    const database = openMemoryDatabase();
    const written = database.write(db => db.run(SET, 'late', '1'));
    database.close();
    expect(await written).toBe(1);
  });
});
