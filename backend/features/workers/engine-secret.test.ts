import { readFileSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { makeFolder, openStudio, value } from '../../studio.fake.ts';

const ENGINE = { kind: 'comfyui', address: 'http://127.0.0.1:8188', name: 'Den' } as const;
const SECRET = 'ann:a-long-password';

type Bench = Awaited<ReturnType<typeof openStudio>>;
const placesOf = async ({ agent }: Bench) =>
  (await value(agent.readRoster({ body: { knownVersion: null, waitMs: 0 } }))).places;
const stored = (folder: string): string =>
  ['studio.db', 'studio.db-wal', 'vault.json']
    .map(name => readFileSync(path.join(folder, name), { encoding: 'latin1', flag: 'a+' }))
    .join('');

describe('the password of an engine', () => {
  it('reaches the agent that drives it, and lies nowhere in the clear', async () => {
    const folder = makeFolder();
    const bench = await openStudio(folder);
    const added = await value(bench.api.addEngine({ body: { ...ENGINE, credentials: SECRET } }));
    expect(added.engine).toMatchObject({ locked: true });
    expect((await placesOf(bench)).map(({ credentials }) => credentials)).toEqual([SECRET]);
    expect(stored(folder)).not.toContain('a-long-password');
    await value(bench.api.changeEngine({ params: { id: added.id }, body: { credentials: null } }));
    expect((await placesOf(bench)).map(({ credentials }) => credentials)).toEqual([null]);
  });

  it('that an older studio left in its database is taken out of there at the next start', async () => {
    const folder = makeFolder();
    const before = await openStudio(folder);
    await value(before.api.addEngine({ body: { ...ENGINE, credentials: null } }));
    await before.studio.close();
    const database = new Sqlite(path.join(folder, 'studio.db'));
    database.prepare('UPDATE engine SET credentials = ?').run(SECRET);
    database.close();
    const after = await openStudio(folder);
    expect((await placesOf(after)).map(({ credentials }) => credentials)).toEqual([SECRET]);
    const row = new Sqlite(path.join(folder, 'studio.db'), { readonly: true });
    expect(row.prepare('SELECT credentials FROM engine').get()).toEqual({ credentials: 'sealed' });
    row.close();
  });
});
