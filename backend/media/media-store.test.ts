import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer, IncomingMessage, request } from 'node:http';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import type { ProblemCode } from '../contract/problem.ts';
import { openMediaStore } from './media-store.ts';

const MB = 1024 * 1024;
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
const makeFolder = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'media-store-'));
  folders.push(folder);
  return folder;
};
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const refusal = (code: ProblemCode) => ({ problem: expect.objectContaining({ code }) });
const leftovers = (folder: string) => readdirSync(path.join(folder, 'media/incoming'));

describe('receiving bytes', () => {
  it('gives the memory of an upload back at once, and leaves alone what a caller may still hold', async () => {
    const store = await openMediaStore(makeFolder());
    const [uploaded, held] = [Buffer.alloc(MB, 1), Buffer.alloc(MB, 2)];
    const incoming = new IncomingMessage(new Socket());
    incoming.push(uploaded);
    incoming.push(null);
    const came = await store.receive(incoming, { limitBytes: MB });
    expect([came.sha256, uploaded.length]).toEqual([hashOf(Buffer.alloc(MB, 1)), 0]);
    await store.receive(Readable.from([held]), { limitBytes: MB });
    expect(held).toEqual(Buffer.alloc(MB, 2));
  });

  it('keeps them under their hash, once, however often they are handed in', async () => {
    const folder = makeFolder();
    const store = await openMediaStore(folder);
    const bytes = randomBytes(3 * MB + 17);
    const sha256 = hashOf(bytes);
    const first = await store.receive(Readable.from([bytes]), { limitBytes: 4 * MB, expected: sha256 });
    const again = await store.receive(Readable.from([bytes]), { limitBytes: 4 * MB });
    expect(first).toEqual({ sha256, bytes: bytes.length, fresh: true });
    expect(again).toEqual({ sha256, bytes: bytes.length, fresh: false });
    expect(store.pathOf(sha256)).toBe(path.join(folder, 'media', sha256.slice(0, 2), sha256));
    expect(readFileSync(store.pathOf(sha256)).equals(bytes)).toBe(true);
    expect(await store.size(sha256)).toBe(bytes.length);
    expect(leftovers(folder)).toEqual([]);
  });

  it('takes the same bytes from twenty senders at once', async () => {
    const folder = makeFolder();
    const store = await openMediaStore(folder);
    const bytes = randomBytes(MB);
    const all = await Promise.all(
      Array.from({ length: 20 }, () => store.receive(Readable.from([bytes]), { limitBytes: MB })),
    );
    expect(new Set(all.map(each => each.sha256))).toEqual(new Set([hashOf(bytes)]));
    expect(readFileSync(store.pathOf(hashOf(bytes))).equals(bytes)).toBe(true);
    expect(leftovers(folder)).toEqual([]);
  });

  it('replaces a stored file that a failing disk cut short', async () => {
    const store = await openMediaStore(makeFolder());
    const bytes = randomBytes(1000);
    const { sha256 } = await store.receive(Readable.from([bytes]), { limitBytes: MB });
    writeFileSync(store.pathOf(sha256), bytes.subarray(0, 10));
    expect(await store.receive(Readable.from([bytes]), { limitBytes: MB })).toMatchObject({ fresh: true });
    expect(readFileSync(store.pathOf(sha256)).equals(bytes)).toBe(true);
  });

  it('marks bytes that are handed in again as new to the sweep', async () => {
    const store = await openMediaStore(makeFolder());
    const bytes = randomBytes(10);
    const { sha256 } = await store.receive(Readable.from([bytes]), { limitBytes: MB });
    utimesSync(store.pathOf(sha256), 0, 0);
    await store.receive(Readable.from([bytes]), { limitBytes: MB });
    const [file] = await Array.fromAsync(store.list());
    expect(file?.handedInAt).toBeGreaterThan(Date.now() - 60_000);
  });

  it('takes an empty file, whose hash is known', async () => {
    const store = await openMediaStore(makeFolder());
    const came = await store.receive(Readable.from([]), { limitBytes: 0 });
    expect(came).toEqual({ sha256: hashOf(Buffer.alloc(0)), bytes: 0, fresh: true });
  });
});

describe('refusing bytes', () => {
  it('refuses what does not hash to what was announced, and keeps nothing of it', async () => {
    const folder = makeFolder();
    const store = await openMediaStore(folder);
    const bytes = randomBytes(100);
    const announced = hashOf(randomBytes(100));
    const receiving = store.receive(Readable.from([bytes]), { limitBytes: MB, expected: announced });
    await expect(receiving).rejects.toMatchObject(refusal('invalid_request'));
    expect(await store.has(announced)).toBe(false);
    expect(await store.has(hashOf(bytes))).toBe(false);
    expect(leftovers(folder)).toEqual([]);
  });

  it('stops an endless upload soon after its limit', async () => {
    const folder = makeFolder();
    const store = await openMediaStore(folder);
    let given = 0;
    const endless = new Readable({
      read() {
        given += 65_536;
        this.push(Buffer.alloc(65_536));
      },
    });
    const receiving = store.receive(endless, { limitBytes: 8 * MB });
    await expect(receiving).rejects.toMatchObject({
      problem: { code: 'too_large', limit: 8 * MB, unit: 'bytes' },
    });
    expect(given).toBeLessThan(10 * MB);
    expect(endless.destroyed).toBe(false);
    expect(leftovers(folder)).toEqual([]);
    endless.destroy();
  });

  it('answers a sender of too much over the same connection, and keeps nothing when one hangs up', async () => {
    const folder = makeFolder();
    const store = await openMediaStore(folder);
    const problems: unknown[] = [];
    const { promise: hungUp, resolve: sawHangUp } = Promise.withResolvers<void>();
    const server = createServer((incoming, reply) => {
      store.receive(incoming, { limitBytes: MB }).then(
        () => reply.end(),
        error => {
          problems.push(error.problem.code);
          reply.writeHead(413, { connection: 'close' }).end('too much');
          if (incoming.url === '/hang-up') sawHangUp();
        },
      );
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;

    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sender = request({ port, method: 'PUT', path: '/too-much' }, reply => resolve(reply.statusCode));
      sender.on('error', reject);
      sender.write(Buffer.alloc(2 * MB));
    });
    expect(status).toBe(413);

    const sender = request({ port, method: 'PUT', path: '/hang-up', headers: { 'content-length': MB } });
    sender.on('error', () => {});
    sender.write(Buffer.alloc(MB / 2), () => setTimeout(() => sender.destroy(), 50));
    await hungUp;
    expect(problems).toEqual(['too_large', 'invalid_request']);
    expect(leftovers(folder)).toEqual([]);
    server.closeAllConnections();
    server.close();
  });

  it('stops when it is told to, and keeps nothing', async () => {
    const folder = makeFolder();
    const store = await openMediaStore(folder);
    const stop = new AbortController();
    const dripping = new Readable({ read() {} });
    dripping.push(Buffer.alloc(1000));
    const receiving = store.receive(dripping, { limitBytes: MB, signal: stop.signal });
    setTimeout(() => stop.abort(), 20);
    await expect(receiving).rejects.toMatchObject(refusal('invalid_request'));
    const late = store.receive(Readable.from(['x']), { limitBytes: MB, signal: stop.signal });
    await expect(late).rejects.toMatchObject(refusal('invalid_request'));
    expect(leftovers(folder)).toEqual([]);
  });

  it('passes on an error of the source that is nobody’s hang-up', async () => {
    const store = await openMediaStore(makeFolder());
    const source = new Readable({ read: () => source.destroy(new Error('a bug')) });
    await expect(store.receive(source, { limitBytes: MB })).rejects.toThrow('a bug');
  });

  it.each(['../../etc/passwd', 'ab', 'A'.repeat(64), `${'a'.repeat(64)}\n`, `../${'a'.repeat(61)}`, ''])(
    'takes %j for no hash',
    async name => {
      const store = await openMediaStore(makeFolder());
      expect(() => store.pathOf(name)).toThrow(expect.objectContaining(refusal('invalid_request')));
      await expect(store.has(name)).rejects.toMatchObject(refusal('invalid_request'));
      await expect(store.remove(name)).rejects.toMatchObject(refusal('invalid_request'));
      const receiving = store.receive(Readable.from([]), { limitBytes: 1, expected: name });
      await expect(receiving).rejects.toMatchObject(refusal('invalid_request'));
    },
  );
});

describe('a disk that fails', () => {
  const withSmallDisk = async (work: (folder: string) => Promise<void>, skip: (why: string) => void) => {
    const folder = makeFolder();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder], { stdio: 'ignore' });
    } catch {
      return skip('mounting a small disk needs Linux and root');
    }
    try {
      await work(folder);
    } finally {
      execFileSync('umount', ['-l', folder]);
    }
  };

  it('says when it is full, and takes smaller files afterwards', ({ skip }) =>
    withSmallDisk(async folder => {
      const store = await openMediaStore(folder);
      const large = store.receive(Readable.from([randomBytes(3 * MB), randomBytes(3 * MB)]), { limitBytes: 64 * MB });
      await expect(large).rejects.toMatchObject(refusal('disk_full'));
      expect(leftovers(folder)).toEqual([]);
      expect(await store.receive(Readable.from([randomBytes(MB)]), { limitBytes: MB })).toMatchObject({ fresh: true });
    }, skip));

  it('says when it is read-only', ({ skip }) =>
    withSmallDisk(async folder => {
      const store = await openMediaStore(folder);
      execFileSync('mount', ['-o', 'remount,ro', folder]);
      const receiving = store.receive(Readable.from(['x']), { limitBytes: MB });
      await expect(receiving).rejects.toMatchObject({ problem: { code: 'read_only', folder } });
      await expect(openMediaStore(path.join(folder, 'new'))).rejects.toMatchObject(refusal('read_only'));
    }, skip));
});

describe('looking after the store', () => {
  it('lists what it has and nothing else, and removes for good', async () => {
    const folder = makeFolder();
    const store = await openMediaStore(folder);
    const one = await store.receive(Readable.from(['one']), { limitBytes: MB });
    const two = await store.receive(Readable.from(['two']), { limitBytes: MB });
    writeFileSync(path.join(path.dirname(store.pathOf(one.sha256)), '.DS_Store'), '');
    const listed = await Array.fromAsync(store.list());
    expect(listed.map(each => each.sha256).sort()).toEqual([one.sha256, two.sha256].sort());
    expect(await store.remove(one.sha256)).toBe(true);
    expect(await store.remove(one.sha256)).toBe(false);
    expect(await store.has(one.sha256)).toBe(false);
    expect(await store.size(one.sha256)).toBeNull();
    expect(existsSync(store.pathOf(two.sha256))).toBe(true);
  });

  it('sweeps what a killed transfer left, and spares one that is under way', async () => {
    const folder = makeFolder();
    const store = await openMediaStore(folder);
    const old = path.join(folder, 'media/incoming/left-behind');
    writeFileSync(old, 'half');
    utimesSync(old, new Date(Date.now() - 3_600_000), new Date(Date.now() - 3_600_000));
    writeFileSync(path.join(folder, 'media/incoming/under-way'), 'half');
    expect(await store.sweepIncoming(600_000)).toBe(1);
    expect(leftovers(folder)).toEqual(['under-way']);
    expect(statSync(folder).isDirectory()).toBe(true);
  });
});
