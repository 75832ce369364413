import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { type MediaStore, openMediaStore } from './media-store.ts';
import { openRenditionCache } from './rendition-cache.ts';
import { drawPicture, makeClip, makeScratchFolder } from './sample-media.fake.ts';

const keep = async (store: MediaStore, bytes: Buffer) =>
  (await store.receive(Readable.from([bytes]), { limitBytes: 64 * 1024 * 1024 })).sha256;

const openBoth = async (folder: string) => {
  const store = await openMediaStore(folder);
  return { store, cache: await openRenditionCache(folder, store) };
};

describe('renditions of stored media', () => {
  it('are drawn when the media comes in, with all that is known of it', async () => {
    using folder = makeScratchFolder();
    const { store, cache } = await openBoth(folder.path);
    const bytes = await drawPicture(500, 400).png().toBuffer();
    const sha256 = await keep(store, bytes);
    const media = await cache.prepare(sha256);
    expect(media).toEqual({
      sha256,
      type: 'image/png',
      bytes: bytes.length,
      width: 500,
      height: 400,
      durationMs: null,
      placeholder: expect.stringMatching(/^[A-Za-z0-9+/]{20,40}=*$/),
    });
    const thumb = await cache.read(sha256, 'thumb');
    expect(thumb).toBe(folder.at(path.join('renditions', sha256.slice(0, 2), `${sha256}.thumb.webp`)));
    expect(await sharp(thumb).metadata()).toMatchObject({ format: 'webp', width: 360 });
    expect(readdirSync(folder.at('renditions/incoming'))).toEqual([]);
  });

  it('come back when their files were lost or cut to nothing', async () => {
    using folder = makeScratchFolder();
    const { store, cache } = await openBoth(folder.path);
    const sha256 = await keep(store, await drawPicture(100, 100).png().toBuffer());
    const before = readFileSync(await cache.read(sha256, 'preview'));
    rmSync(await cache.read(sha256, 'preview'));
    expect(readFileSync(await cache.read(sha256, 'preview')).equals(before)).toBe(true);
    writeFileSync(await cache.read(sha256, 'thumb'), '');
    expect(statSync(await cache.read(sha256, 'thumb')).size).toBeGreaterThan(0);
  });

  it('are drawn once for many who ask at the same time', async () => {
    using folder = makeScratchFolder();
    const store = await openMediaStore(folder.path);
    const looked = vi.fn(store.has);
    const cache = await openRenditionCache(folder.path, { ...store, has: looked });
    const sha256 = await keep(store, await drawPicture(300, 300).png().toBuffer());
    const files = await Promise.all(Array.from({ length: 30 }, () => cache.read(sha256, 'thumb')));
    expect(new Set(files).size).toBe(1);
    expect(looked).toHaveBeenCalledTimes(1);
  });

  it('are drawn two at a time, each asked for in the end', async () => {
    using folder = makeScratchFolder();
    const store = await openMediaStore(folder.path);
    let [now, most] = [0, 0];
    const pathOf = (sha256: string) => store.pathOf(sha256);
    const has = async (sha256: string) => {
      most = Math.max(most, ++now);
      await new Promise(resolve => setTimeout(resolve, 20));
      now -= 1;
      return store.has(sha256);
    };
    const cache = await openRenditionCache(folder.path, { ...store, pathOf, has });
    const sizes = [16, 24, 32, 40, 48, 56];
    const hashes = await Promise.all(
      sizes.map(async side => keep(store, await drawPicture(side, side).png().toBuffer())),
    );
    const media = await Promise.all(hashes.map(sha256 => cache.prepare(sha256)));
    expect(media.map(each => each.width)).toEqual(sizes);
    expect(most).toBe(2);
  });

  it('of a clip show its poster', async () => {
    using folder = makeScratchFolder();
    const { store, cache } = await openBoth(folder.path);
    await makeClip(folder.at('a.mp4'), '128x96', 1);
    const sha256 = await keep(store, readFileSync(folder.at('a.mp4')));
    expect(await cache.prepare(sha256)).toMatchObject({ type: 'video/mp4', durationMs: 1000, width: 128 });
    expect(await sharp(await cache.read(sha256, 'preview')).metadata()).toMatchObject({ width: 128, height: 96 });
  });
});

describe('what has no renditions', () => {
  it('is media that is not here, or is no hash', async () => {
    using folder = makeScratchFolder();
    const { cache } = await openBoth(folder.path);
    const problem = { code: 'not_found', what: 'media', id: 'a'.repeat(64) };
    await expect(cache.read('a'.repeat(64), 'thumb')).rejects.toMatchObject({ problem });
    const refused = { problem: { code: 'invalid_request' } };
    await expect(cache.read('../../../etc/passwd', 'thumb')).rejects.toMatchObject(refused);
  });

  it('is what is not media: it is refused each time, and nothing of it is kept', async () => {
    using folder = makeScratchFolder();
    const { store, cache } = await openBoth(folder.path);
    const sha256 = await keep(store, randomBytes(5000));
    const refused = { problem: { code: 'unsupported_media', found: 'a file of an unknown kind' } };
    await expect(cache.prepare(sha256)).rejects.toMatchObject(refused);
    await expect(cache.prepare(sha256)).rejects.toMatchObject(refused);
    expect(readdirSync(folder.at('renditions'))).toEqual(['incoming']);
  });
});

describe('clearing renditions away', () => {
  it('removes those of one', async () => {
    using folder = makeScratchFolder();
    const { store, cache } = await openBoth(folder.path);
    const sha256 = await keep(store, await drawPicture(20, 20).png().toBuffer());
    const thumb = await cache.read(sha256, 'thumb');
    await cache.remove(sha256);
    await cache.remove(sha256);
    expect(existsSync(thumb)).toBe(false);
  });

  it('sweeps those whose media is gone, and spares the others', async () => {
    using folder = makeScratchFolder();
    const { store, cache } = await openBoth(folder.path);
    const gone = await keep(store, await drawPicture(20, 20).png().toBuffer());
    const stays = await keep(store, await drawPicture(30, 30).png().toBuffer());
    const lost = await cache.read(gone, 'thumb');
    const kept = await cache.read(stays, 'thumb');
    await store.remove(gone);
    writeFileSync(folder.at('renditions/incoming/left-behind'), '');
    expect(await cache.sweep(-1000)).toBe(3);
    expect([existsSync(lost), existsSync(kept)]).toEqual([false, true]);
  });
});
