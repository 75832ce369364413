import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openMemoryDatabase } from './db/open-database.fake.ts';
import type { Database } from './db/open-database.ts';
import { createEventBus } from './events/event-bus.ts';
import { createEventLog, trimEvents } from './events/event-log.ts';
import { expireTakes, type GenerationParts, sweepMedia } from './features/generations/index.ts';
import { openMediaStore } from './media/media-store.ts';
import { openRenditionCache } from './media/rendition-cache.ts';
import { makeFolder } from './studio.fake.ts';

const DAY_MS = 86_400_000;

async function openHouse() {
  const folder = makeFolder();
  const database: Database = openMemoryDatabase();
  const clock = { now: 100 * DAY_MS };
  const store = await openMediaStore(folder);
  const parts: GenerationParts = {
    database,
    store,
    events: createEventLog(createEventBus(), () => clock.now),
    renditions: await openRenditionCache(folder, store),
    now: () => clock.now,
    readTakeExpiryDays: () => 7,
    readTrashDays: () => 30,
    refreshBatches: () => undefined,
  };
  const add = async (id: string, { kept = false, bytes = id } = {}) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await database.write(db => {
      db.run(
        "INSERT OR IGNORE INTO media (sha256, type, bytes, width, height, created_at) VALUES (?, 'image/png', 1, 1, 1, ?)",
        sha256,
        clock.now,
      );
      db.run(
        `INSERT INTO generation (id, owner_id, project_id, batch_id, task_id, kind, model_id, prompt, primary_variant_id, created_at, kept_at)
         VALUES (?, 'o', 'p', 'b', 't', 'image', 'm', 'words', ?, ?, ?)`,
        id,
        `v-${id}`,
        clock.now,
        kept ? clock.now : null,
      );
      db.run("INSERT INTO variant VALUES (?, ?, 'a', ?, 'result', '{}', ?)", `v-${id}`, id, sha256, clock.now);
    });
  };
  const left = () =>
    database.read.all<{ id: string; trashed: number }>(
      'SELECT id, trashed_at IS NOT NULL AS trashed FROM generation ORDER BY number',
    );
  return { folder, database, clock, parts, store, add, left };
}

describe('housekeeping', () => {
  it('puts a take that was not kept into the trash after seven days, deletes it after thirty more, and never touches what was kept', async () => {
    const { clock, parts, add, left } = await openHouse();
    await add('loose');
    await add('kept', { kept: true });
    clock.now += 7 * DAY_MS;
    expect(await expireTakes(parts)).toEqual({ trashed: 0, purged: 0 });
    clock.now += 1;
    expect(await expireTakes(parts)).toEqual({ trashed: 1, purged: 0 });
    expect(left()).toEqual([
      { id: 'loose', trashed: 1 },
      { id: 'kept', trashed: 0 },
    ]);
    clock.now += 30 * DAY_MS + 1;
    expect(await expireTakes(parts)).toEqual({ trashed: 0, purged: 1 });
    clock.now += 1_000 * DAY_MS;
    await expireTakes(parts);
    expect(left()).toEqual([{ id: 'kept', trashed: 0 }]);
  });

  it('sweeps bytes that nothing refers to, with their small pictures, and never bytes that something does', async () => {
    const { clock, parts, store, folder, database } = await openHouse();
    const paint = async (red: number) => {
      const bytes = await sharp({ create: { width: 20, height: 20, channels: 3, background: { r: red, g: 0, b: 0 } } })
        .png()
        .toBuffer();
      const { sha256 } = await store.receive(Readable.from([bytes]), { limitBytes: 1e6 });
      await parts.renditions.prepare(sha256);
      await database.write(db =>
        db.run(
          "INSERT INTO media (sha256, type, bytes, width, height, created_at) VALUES (?, 'image/png', 1, 20, 20, ?)",
          sha256,
          clock.now,
        ),
      );
      return sha256;
    };
    const [unused, used] = [await paint(1), await paint(2)];
    await database.write(db => {
      db.run("INSERT INTO person VALUES ('o', 'O', 'owner', 1)");
      db.run("INSERT INTO project (id, owner_id, name, created_at) VALUES ('p', 'o', 'P', 1)");
      db.run(`INSERT INTO batch (id, owner_id, project_id, kind, model_id, model_name, model_version, prompt, parameters, created_at)
        VALUES ('b', 'o', 'p', 'image', 'm', 'M', '1', '', '{}', 1)`);
      db.run('INSERT INTO batch_input VALUES (?, ?)', 'b', used);
    });
    expect(await sweepMedia(parts, DAY_MS)).toBe(0);
    clock.now = Date.now() + 2 * DAY_MS;
    expect(await sweepMedia(parts, DAY_MS)).toBeGreaterThan(0);
    expect([existsSync(store.pathOf(unused)), existsSync(store.pathOf(used))]).toEqual([false, true]);
    const pictures = readdirSync(path.join(folder, 'renditions'), { recursive: true }).map(String);
    expect(pictures.some(name => name.includes(unused))).toBe(false);
    expect(pictures.some(name => name.includes(used))).toBe(true);
  });

  it('keeps the newest fifty thousand events, and numbers go on where they were', async () => {
    const { database } = await openHouse();
    await database.write(db => {
      db.run(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50010)
        INSERT INTO event (at, audience, body) SELECT 1, 'studio', '{}' FROM n`);
    });
    expect(await database.write(trimEvents)).toBe(10);
    expect(database.read.get('SELECT min(seq) AS first, count(*) AS n FROM event')).toEqual({ first: 11, n: 50_000 });
  });
});
