import { describe, expect, it } from 'vitest';
import { openMemoryDatabase } from '../../../db/open-database.fake.ts';
import { closeOldFiles } from './close-old-files.ts';
import { ensureFolder, findFile, offerFile, saveFile } from './reigh-files-store.ts';

const DAY_MS = 86_400_000;

async function openFiles() {
  const database = openMemoryDatabase();
  await database.write(db => {
    db.run("INSERT INTO person (id, name, role, created_at) VALUES ('p', 'P', 'owner', 0)");
    db.run("INSERT INTO project (id, owner_id, name, created_at) VALUES ('j', 'p', 'J', 0)");
    db.run(
      "INSERT INTO token (id, person_id, name, token_hash, hint, scopes, created_at) VALUES ('k', 'p', 'n', 'h', 'x', '[]', 0)",
    );
    db.run(
      `INSERT INTO batch (id, owner_id, project_id, kind, model_id, model_name, model_version, prompt, parameters, created_at)
       VALUES ('b', 'p', 'j', 'image', 'm', 'm', '', '', '{}', 0)`,
    );
    for (const [id, status] of [
      ['open', 'running'],
      ['done', 'succeeded'],
    ] as const)
      db.run(
        `INSERT INTO task (id, batch_id, ix, owner_id, kind, model_id, status, priority, created_at)
         VALUES (?, 'b', 0, 'p', 'image', 'm', ?, 0, 0)`,
        id,
        status,
      );
    ensureFolder(db, 'k', () => 'folder');
  });
  const put = (path: string, taskId: string, at: number) =>
    database.write(db => saveFile(db, { path, ownerId: 'p', taskId, sha256: null }, at));
  return { database, put, has: (path: string) => findFile(database.read, path) !== undefined };
}

describe('the files of Reigh’s storage', () => {
  it('are closed after thirty days, but for those of tasks that are still to be finished', async () => {
    const { database, put, has } = await openFiles();
    await put('folder/tasks/open/a', 'open', 0);
    await put('folder/tasks/done/a', 'done', 0);
    await put('folder/tasks/done/b', 'done', 10 * DAY_MS);
    await closeOldFiles({ database, now: () => 31 * DAY_MS });
    expect(['folder/tasks/open/a', 'folder/tasks/done/a', 'folder/tasks/done/b'].map(has)).toEqual([true, false, true]);
  });

  it('are in one folder a token, which is not given another name', async () => {
    const { database } = await openFiles();
    expect(await database.write(db => ensureFolder(db, 'k', () => 'other'))).toBe('folder');
  });

  it('are never offered over one that is there', async () => {
    const { database, put } = await openFiles();
    await put('folder/a', 'done', 0);
    const offer = database.write(db =>
      offerFile(db, { path: 'folder/a', ownerId: 'p', taskId: 'done' }, { hash: 'h', until: 1 }, 0),
    );
    await expect(offer).rejects.toThrow(/UNIQUE/);
  });

  it.each([
    ['SELECT 1 FROM reigh_file WHERE sha256 = ?', /INDEX reigh_file_media/],
    ['DELETE FROM reigh_file WHERE created_at < ?', /INDEX reigh_file_created/],
    ['SELECT 1 FROM reigh_lease WHERE task_id = ?', /INDEX reigh_lease_task/],
  ])('%s goes by its index', (sql, index) => {
    const { read } = openMemoryDatabase();
    expect(read.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, 'x')[0]?.detail).toMatch(index);
  });
});
