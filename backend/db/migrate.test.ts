import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../contract/problem.ts';
import { makeFolder } from '../studio.fake.ts';
import { migrate, readMigrations } from './migrate.ts';
import { MIGRATIONS, openMemoryDatabase } from './open-database.fake.ts';
import { openDatabase } from './open-database.ts';
import * as dispatch from './schema/dispatch.ts';
import * as generations from './schema/generations.ts';
import * as people from './schema/people.ts';
import * as projects from './schema/projects.ts';
import * as spending from './schema/spending.ts';
import * as tasks from './schema/tasks.ts';
import * as workers from './schema/workers.ts';
import * as writers from './schema/writers.ts';

const tables: SQLiteTable[] = [people, projects, workers, tasks, dispatch, generations, spending, writers].flatMap(
  family => Object.values(family),
);

/** A folder of migrations with one more than there are. */
function withOneMore(): string {
  const folder = path.join(makeFolder(), 'migrations');
  cpSync(MIGRATIONS, folder, { recursive: true });
  const next = String(readMigrations(MIGRATIONS).length + 1).padStart(4, '0');
  writeFileSync(
    path.join(folder, `${next}_add_a_thing.sql`),
    "ALTER TABLE project ADD COLUMN thing TEXT NOT NULL DEFAULT 'x';",
  );
  return folder;
}

describe('the schema', () => {
  it.each(tables.map(table => [getTableConfig(table).name, table] as const))(
    'of %s is what its migrations make',
    (name, table) => {
      const { read } = openMemoryDatabase();
      const made = read.all<{ name: string; type: string }>('SELECT name, type FROM pragma_table_info(?)', name);
      const declared = getTableConfig(table).columns.map(column => ({
        name: column.name,
        type: column.getSQLType().toUpperCase(),
      }));
      expect(new Set(declared)).toEqual(new Set(made));
    },
  );

  it('is strict, so that no text gets into a number', async () => {
    const database = openMemoryDatabase();
    await expect(
      database.write(db =>
        db.run("INSERT INTO project (id, owner_id, name, created_at) VALUES ('p', 'o', 'n', 'yesterday')"),
      ),
    ).rejects.toThrow(/INTEGER/);
  });
});

describe('the third migration', () => {
  it('keeps every attempt, and sees what ratings come to', () => {
    const sqlite = new Sqlite(':memory:');
    sqlite.pragma('foreign_keys = ON');
    migrate(sqlite, MIGRATIONS, () => undefined, 2);
    sqlite.exec(`INSERT INTO person VALUES ('o', 'Owner', 'owner', 1);
      INSERT INTO project VALUES ('p', 'o', 'Noir', 1);
      INSERT INTO batch (id, owner_id, project_id, kind, model_id, model_name, model_version, prompt, parameters, created_at)
        VALUES ('b', 'o', 'p', 'image', 'm', 'M', '1', '', '{}', 1);
      INSERT INTO task (id, batch_id, ix, owner_id, kind, model_id, status, priority, created_at) VALUES ('t', 'b', 0, 'o', 'image', 'm', 'failed', 0, 1);
      INSERT INTO attempt VALUES ('a', 't', 1, 'w', 'failed', '{"code":"x"}', NULL, 5, 6, 1);
      INSERT INTO media (sha256, type, bytes, width, height, created_at) VALUES ('s', 'image/png', 1, 1, 1, 1), ('r', 'image/png', 1, 1, 1, 1);
      INSERT INTO rating VALUES ('s', '{"porn":0.3,"hentai":0.3}', 1), ('r', '{"porn":0.1,"hentai":0.1}', 1)`);
    migrate(sqlite, MIGRATIONS, () => undefined, 3);
    expect(sqlite.prepare('SELECT * FROM attempt').all()).toEqual([
      {
        id: 'a',
        task_id: 't',
        number: 1,
        worker_id: 'w',
        state: 'failed',
        problem: '{"code":"x"}',
        generation_ids: null,
        started_at: 5,
        ended_at: 6,
        fault: 1,
      },
    ]);
    expect(sqlite.prepare('SELECT sha256, mature FROM rating ORDER BY sha256').all()).toEqual([
      { sha256: 'r', mature: 0 },
      { sha256: 's', mature: 1 },
    ]);
    expect(sqlite.pragma('foreign_key_check')).toEqual([]);
  });
});

describe('the fourth migration', () => {
  it('lists every prompt that was used before, once, with its batches', () => {
    const sqlite = new Sqlite(':memory:');
    migrate(sqlite, MIGRATIONS, () => undefined, 3);
    const insert =
      sqlite.prepare(`INSERT INTO batch (id, owner_id, project_id, kind, model_id, model_name, model_version, prompt, parameters, content, created_at)
      VALUES (?, 'o', ?, 'image', ?, 'M', '1', '', ?, ?, ?)`);
    sqlite.exec(
      "INSERT INTO person VALUES ('o', 'Owner', 'owner', 1); INSERT INTO project (id, owner_id, name, created_at) VALUES ('p', 'o', 'Noir', 1), ('q', 'o', 'Day', 1)",
    );
    const used = (id: string, project: string, model: string, parameters: object, at: number, content = 'general') =>
      insert.run(id, project, model, JSON.stringify(parameters), content, at);
    used('b1', 'p', 'old', { prompt: 'Fog, ö', negative: 'x' }, 1, 'mature');
    used('b2', 'p', 'new', { prompt: 'Fog, ö', negative: 'x', seed: 3 }, 9);
    used('b3', 'p', 'new', { prompt: 'Fog, ö' }, 4);
    used('b4', 'q', 'new', { prompt: 'Fog, ö' }, 5);
    used('b5', 'p', 'new', { reference: { media: 'a' } }, 6);
    used('b6', 'p', 'new', { prompt: '  ' }, 7);
    migrate(sqlite, MIGRATIONS, () => undefined);
    const listed = sqlite.prepare(
      'SELECT id, project_id, text, negative, model_id, content, uses, used_at FROM used_prompt ORDER BY rowid',
    );
    expect(listed.raw().all()).toEqual([
      ['b2', 'p', 'Fog, ö', 'x', 'new', 'mature', 2, 9],
      ['b3', 'p', 'Fog, ö', '', 'new', 'general', 1, 4],
      ['b4', 'q', 'Fog, ö', '', 'new', 'general', 1, 5],
    ]);
    expect(sqlite.prepare('SELECT used_prompt FROM batch ORDER BY id').pluck().all()).toEqual([
      'b2',
      'b2',
      'b3',
      'b4',
      null,
      null,
    ]);
    expect(
      sqlite.prepare("SELECT count(*) FROM used_prompt_search WHERE used_prompt_search MATCH 'fo* o'").pluck().get(),
    ).toBe(3);
    expect(sqlite.prepare('SELECT hash FROM used_prompt WHERE id = ?').pluck().get('b2')).toBe(
      createHash('sha256').update('p\u001fFog, ö\u001fx').digest('hex'),
    );
  });
});

describe('opening a database', () => {
  it('written by an older studio keeps its rows and leaves a backup of how it was', () => {
    const file = path.join(makeFolder(), 'studio.db');
    const before = openDatabase(file, MIGRATIONS);
    before.close();
    const old = new Sqlite(file);
    old.exec(
      "INSERT INTO person VALUES ('o', 'Owner', 'owner', 1); INSERT INTO project (id, owner_id, name, created_at) VALUES ('p', 'o', 'Noir', 1)",
    );
    old.close();
    const after = openDatabase(file, withOneMore());
    expect(after.read.all('SELECT name, thing FROM project')).toEqual([{ name: 'Noir', thing: 'x' }]);
    after.close();
    const [backup] = readdirSync(path.join(path.dirname(file), 'backups'));
    const kept = new Sqlite(path.join(path.dirname(file), 'backups', backup ?? ''), { readonly: true });
    expect(kept.prepare('SELECT name FROM project').all()).toEqual([{ name: 'Noir' }]);
    expect(kept.pragma('user_version', { simple: true })).toBe(readMigrations(MIGRATIONS).length);
    kept.close();
  });

  it('written by a newer studio is refused in words, and not touched', () => {
    const file = path.join(makeFolder(), 'studio.db');
    openDatabase(file, withOneMore()).close();
    const known = readMigrations(MIGRATIONS).length;
    expect(() => openDatabase(file, MIGRATIONS)).toThrow(/newer Dailies/);
    try {
      openDatabase(file, MIGRATIONS);
    } catch (error) {
      expect(error instanceof Refusal && error.problem).toMatchObject({
        code: 'schema_newer',
        found: known + 1,
        known,
      });
    }
  });

  it('survives a power cut by syncing every commit', () => {
    const file = path.join(makeFolder(), 'studio.db');
    const database = openDatabase(file, MIGRATIONS);
    expect(database.read.get('PRAGMA synchronous')).toEqual({ synchronous: 2 });
    expect(database.read.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
    expect(database.read.get('PRAGMA foreign_keys')).toEqual({ foreign_keys: 1 });
    database.close();
  });

  it('undoes a migration that fails in its middle', () => {
    const folder = path.join(makeFolder(), 'migrations');
    mkdirSync(folder);
    writeFileSync(path.join(folder, '0001_half.sql'), 'CREATE TABLE a (x); CREATE TABLE a (x);');
    const sqlite = new Sqlite(':memory:');
    expect(() => migrate(sqlite, folder, () => undefined)).toThrow(/already exists/);
    expect(sqlite.prepare('SELECT name FROM sqlite_schema').all()).toEqual([]);
    expect(sqlite.pragma('user_version', { simple: true })).toBe(0);
  });

  it('finds a gap in the numbers at once', () => {
    const folder = path.join(makeFolder(), 'migrations');
    mkdirSync(folder);
    writeFileSync(path.join(folder, '0002_late.sql'), '');
    expect(() => readMigrations(folder)).toThrow('should be number 1');
  });
});
