import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { runServer } from '../../support/run-server.ts';
import { expect, test } from '../../support/studio-fixture.ts';

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dailies-refused-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a studio says that ends at its start: its words and its exit code, which is never a crash's. */
async function startInVain(...args: readonly string[]): Promise<string> {
  const server = await runServer(...args);
  if (server.address !== null) {
    await server.kill('SIGTERM');
    throw new Error(`It started: ${server.said()}`);
  }
  expect(await server.ended).toBe(1);
  expect(server.said(), 'words, and no trace of a crash').not.toMatch(/\n\s+at /);
  return server.said();
}

test('a folder that another studio has open is refused, and so is a port in use', async ({ studio }) => {
  const { port } = new URL(studio.page.url());
  expect(await startInVain('--data', studio.folder, '--port', '0')).toContain(
    `Another Dailies has this folder open: ${studio.folder}`,
  );
  expect(await startInVain('--data', folder, '--port', port)).toContain(`Port ${port} is in use by another program`);
  await expect(studio.page.getByText('Connected')).toBeVisible();
});

test('a folder of a newer Dailies is refused in words, and left as it was', async () => {
  const first = await runServer('--data', folder, '--port', '0', '--no-worker');
  await first.kill('SIGTERM');
  const database = new DatabaseSync(path.join(folder, 'studio.db'));
  database.exec('PRAGMA user_version = 9999');
  database.close();
  expect(await startInVain('--data', folder, '--port', '0')).toContain('was last opened by a newer Dailies');
  const after = new DatabaseSync(path.join(folder, 'studio.db'), { readOnly: true });
  expect(after.prepare('PRAGMA user_version').get()).toEqual({ user_version: 9999 });
  after.close();
});

test('a folder that is none, an address of the whole network and an unknown option are refused', async () => {
  const file = path.join(folder, 'a-file');
  writeFileSync(file, '');
  expect(await startInVain('--data', file)).toContain(file);
  expect(await startInVain('--data', folder, '--host', '0.0.0.0')).toContain('only this machine');
  expect(await startInVain('--data', folder, '--colour')).toContain('--colour');
  expect(await startInVain('--data', folder, '--port', '70000')).toContain('--port');
});
