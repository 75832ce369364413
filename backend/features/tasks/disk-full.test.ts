import { createHash } from 'node:crypto';
import { chmodSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { mountSmallDisk, whyNoSmallDisk } from '../../db/small-disk.fake.ts';
import { codeOf, makeFolder, openStudio, value } from '../../studio.fake.ts';
import { CLAIM, openBench } from './task-bench.fake.ts';

const lacking = whyNoSmallDisk();

async function openOnSmallDisk() {
  const disk = path.join(makeFolder(), 'disk');
  const { fill, free } = mountSmallDisk(disk, 12);
  const clock = { ahead: 0 };
  const folder = path.join(disk, 'studio');
  const bench = await openBench({ tempo: { now: () => Date.now() + clock.ahead } }, folder);
  const add = async (bytes: Buffer) => {
    const reply = await bench.studio.app.inject({
      method: 'POST',
      url: '/api/media',
      headers: {
        authorization: `Bearer ${bench.studio.desktopToken}`,
        host: 'studio.local',
        'content-type': 'image/png',
      },
      payload: bytes,
    });
    return reply.statusCode === 201 ? 'ok' : (reply.json() as { code: string }).code;
  };
  return { ...bench, folder, fill, free, clock, add };
}

const noise = (size: number) =>
  sharp({
    create: {
      width: size,
      height: size,
      channels: 3,
      background: 'red',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .png({ compressionLevel: 0 })
    .toBuffer();

describe.skipIf(lacking !== null)(`a full disk${lacking ? ` (${lacking})` : ''}`, () => {
  it('refuses what is new in words, keeps all that was finished readable, and is forgotten once there is space', async () => {
    const { ask, claim, paint, deliver, read, api, agent, add, fill, free, clock, folder, projectId } =
      await openOnSmallDisk();
    const done = await ask();
    const sha256 = await paint('#123456');
    await value(deliver((await claim())?.attemptId ?? '', sha256));
    const running = await ask();
    const held = await claim();
    const waiting = await ask();
    fill();

    const body = { projectId, modelId: 'previz-sketch', parameters: { prompt: 'one too many' } };
    const picture = await noise(256);
    for (let round = 0; round < 20; round++) {
      // Each round is a while later, so that the worker is noted as seen in each.
      clock.ahead += 11_000;
      const refused = await Promise.all([
        codeOf(api.createTask({ body })),
        codeOf(api.createTask({ body })),
        codeOf(agent.claim({ body: CLAIM })),
        codeOf(agent.heartbeat({ params: { id: held?.attemptId ?? '' }, body: { waitMs: 0 } })),
        codeOf(deliver(held?.attemptId ?? '', sha256)),
        codeOf(api.pauseQueue({ body: { paused: true } })),
        codeOf(agent.leave({})),
        add(picture),
      ]);
      expect(refused).toEqual(Array(8).fill('disk_full'));
    }
    expect((await read(done.id)).takes).toHaveLength(1);
    expect([(await read(running.id)).tasks[0]?.status, (await read(waiting.id)).tasks[0]?.status]).toEqual([
      'running',
      'queued',
    ]);
    expect(readdirSync(path.join(folder, 'media', 'incoming'))).toEqual([]);

    free();
    clock.ahead = 0;
    expect((await value(deliver(held?.attemptId ?? '', sha256))).accepted).toBe('result');
    expect((await claim())?.task.id).toBe(waiting.tasks[0]?.id);
    expect(await add(picture)).toBe('ok');
    expect((await value(api.listBatches({ querystring: { projectId } }))).batches).toHaveLength(3);
    const file = new Sqlite(path.join(folder, 'studio.db'), { readonly: true });
    expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
    file.close();
  });

  it('is said in words at the start, too', async () => {
    const disk = path.join(makeFolder(), 'disk');
    const { fill, free } = mountSmallDisk(disk, 8);
    fill();
    await expect(openStudio(path.join(disk, 'studio'))).rejects.toMatchObject({ problem: { code: 'disk_full' } });
    free();
    expect((await (await openStudio(path.join(disk, 'studio'))).api.readHealth({})).ok).toBe(true);
  });
});

describe('a folder that can no longer be written to', () => {
  it('refuses pictures in words, and takes them again when it can', async () => {
    const { studio, agent } = await openBench();
    const incoming = path.join(studio.folder, 'media', 'incoming');
    const bytes = new Uint8Array(await noise(16));
    const upload = async () => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return codeOf(agent.uploadMedia({ params: { sha256 }, bytes, type: 'image/png' }));
    };
    chmodSync(incoming, 0o500);
    // Root may write anywhere, so it is somebody else for as long as it takes.
    const root = process.geteuid?.() === 0;
    if (root) process.seteuid?.('nobody');
    try {
      expect(await upload()).toBe('read_only');
    } finally {
      if (root) process.seteuid?.(0);
    }
    chmodSync(incoming, 0o700);
    expect(await upload()).toBe('ok');
  });
});
