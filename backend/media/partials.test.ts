import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ProblemCode } from '../contract/problem.ts';
import { openMediaStore } from './media-store.ts';

const MB = 1024 * 1024;
const RULES = { limitBytes: 16 * MB };
const refusal = (code: ProblemCode) => ({ problem: expect.objectContaining({ code }) });
const bytes = randomBytes(5 * MB + 7);
const sha256 = createHash('sha256').update(bytes).digest('hex');
const key = { sha256, sender: 'desk' };

async function open() {
  const folder = mkdtempSync(path.join(tmpdir(), 'dailies-partials-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const store = await openMediaStore(folder);
  const uploads = path.join(folder, 'media', 'upload');
  return { folder, store, uploads, left: () => readdirSync(uploads) };
}
type Store = Awaited<ReturnType<typeof openMediaStore>>;
const send = ({ partials }: Store, from: number, to: number, sender = 'desk') =>
  partials.append(
    { sha256, sender },
    { offset: from, last: to >= bytes.length },
    Readable.from([bytes.subarray(from, to)]),
    RULES,
  );
/** A transfer that has given some bytes and then nothing more. */
const stall = (store: Store, from: number, to: number) => {
  const line = new PassThrough();
  line.write(bytes.subarray(from, to));
  const sent = store.partials.append(key, { offset: from, last: true }, line, RULES);
  sent.catch(() => undefined);
  return { line, sent };
};

describe('a file that comes in stretches', () => {
  it('is one file under its hash when the last has come, and nothing is left beside it', async () => {
    const { store, left } = await open();
    expect(await send(store, 0, 2 * MB)).toEqual({ offset: 2 * MB, placed: null });
    expect(await send(store, 2 * MB, 4 * MB)).toEqual({ offset: 4 * MB, placed: null });
    expect(await store.has(sha256)).toBe(false);
    const whole = { sha256, bytes: bytes.length, fresh: true };
    expect(await send(store, 4 * MB, bytes.length)).toEqual({ offset: bytes.length, placed: whole });
    expect(readFileSync(store.pathOf(sha256)).equals(bytes)).toBe(true);
    expect(left()).toEqual([]);
  });

  it('goes on where it broke off, also after the studio was started anew', async () => {
    const { store, folder } = await open();
    const { line, sent } = stall(store, 0, 3 * MB);
    await expect.poll(() => store.partials.offset(key)).toBeGreaterThanOrEqual(2 * MB);
    line.destroy();
    await expect(sent).rejects.toMatchObject(refusal('invalid_request'));
    const again = await openMediaStore(folder);
    const offset = await again.partials.offset(key);
    expect(offset).toBeGreaterThanOrEqual(2 * MB);
    await send(again, offset, bytes.length);
    expect(readFileSync(again.pathOf(sha256)).equals(bytes)).toBe(true);
  });

  it('takes no stretch from another place than its end, and says where that is', async () => {
    const { store } = await open();
    await send(store, 0, MB);
    for (const from of [0, MB - 1, MB + 1])
      await expect(send(store, from, 2 * MB)).rejects.toMatchObject({ message: expect.stringContaining(String(MB)) });
    expect(await store.partials.offset(key)).toBe(MB);
  });

  it('is thrown away when the whole of it is not what was announced', async () => {
    const { store, uploads, left } = await open();
    await send(store, 0, MB);
    appendFileSync(path.join(uploads, left()[0] ?? ''), 'a block that the disk lost');
    const offset = await store.partials.offset(key);
    await expect(send(store, offset, bytes.length)).rejects.toMatchObject(refusal('invalid_request'));
    expect([left(), await store.has(sha256)]).toEqual([[], false]);
  });

  it('is not spoiled by another sender of the same bytes', async () => {
    const { store, left } = await open();
    await send(store, 0, 2 * MB, 'desk');
    await send(store, 0, MB, 'attic');
    const ends = await Promise.all([send(store, 2 * MB, bytes.length, 'desk'), send(store, MB, bytes.length, 'attic')]);
    expect(ends.map(end => end.offset)).toEqual([bytes.length, bytes.length]);
    expect(readFileSync(store.pathOf(sha256)).equals(bytes)).toBe(true);
    expect(left()).toEqual([]);
  });

  it('is taken over by a newer request of its sender, whose old line is dead without saying so', async () => {
    const { store } = await open();
    const { sent } = stall(store, 0, 3 * MB);
    await expect.poll(() => store.partials.offset(key)).toBeGreaterThanOrEqual(2 * MB);
    const offset = await store.partials.offset(key);
    const { placed } = await send(store, offset, bytes.length);
    expect(placed).toMatchObject({ sha256 });
    await expect(sent).rejects.toMatchObject(refusal('invalid_request'));
  });

  it('may be no longer in all its stretches than one file may be', async () => {
    const { store } = await open();
    await send(store, 0, 4 * MB);
    const more = store.partials.append(key, { offset: 4 * MB, last: true }, Readable.from([bytes.subarray(4 * MB)]), {
      limitBytes: 5 * MB,
    });
    await expect(more).rejects.toMatchObject(refusal('too_large'));
  });

  it('is swept when nobody has gone on with it for a day', async () => {
    const { store, uploads, left } = await open();
    await send(store, 0, MB);
    expect(await store.partials.sweep(86_400_000)).toBe(0);
    const dayAgo = Date.now() / 1000 - 90_000;
    utimesSync(path.join(uploads, left()[0] ?? ''), dayAgo, dayAgo);
    expect(await store.partials.sweep(86_400_000)).toBe(1);
    expect(await store.partials.offset(key)).toBe(0);
  });
});
