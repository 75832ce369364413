import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { Media } from '../../backend/contract/media.ts';
import { Id, Sha256, Timestamp } from '../../backend/contract/shapes.ts';
import { Delivery } from '../../backend/contract/worker.ts';
import type { RuntimeOutput } from '../runtimes/runtime.ts';
import { codeOf } from './code-of.ts';
import { isAlive, nameOfOwner } from './name-of-owner.ts';

const NOTE = 'delivery.json';

/** What was made and is not yet known to be taken: the files by name within the entry's folder, and all that is told with them. */
const Entry = z.strictObject({
  attemptId: Id,
  workerId: Id,
  madeAt: Timestamp,
  files: z.array(
    z.strictObject({
      name: z.string(),
      type: Media.shape.type,
      sha256: Sha256,
      bytes: z.int(),
      seed: z.int().nullable(),
    }),
  ),
  facts: Delivery.omit({ results: true }),
});
type Note = z.infer<typeof Entry>;

/** A result that waits to be delivered, in a folder of its own. */
export type OutboxEntry = Note & { readonly folder: string };

/** What an attempt has made. */
export type Made = {
  readonly attemptId: string;
  /** The worker that was handed the attempt: only it may deliver. */
  readonly workerId: string;
  readonly runtime: string;
  readonly output: RuntimeOutput;
  readonly tookMs: number;
};

/** Results that were made here, on this machine's disk from before their first byte is sent until the studio has taken them. */
export type Outbox = {
  readonly folder: string;
  /** A folder for one attempt's work, on the same disk; the caller removes it. */
  makeWorkFolder(attemptId: string): Promise<string>;
  /** Moves an attempt's files in, durable when it resolves. Throws what the disk says. */
  put(made: Made): Promise<OutboxEntry>;
  /** What waits for a worker's delivery, the oldest first; without an id, what waits for any. */
  list(workerId?: string): Promise<OutboxEntry[]>;
  remove(entry: Pick<OutboxEntry, 'folder'>): Promise<void>;
};

async function syncPath(file: string): Promise<void> {
  // Windows opens no folder, and keeps names in its journal.
  const handle = await open(file, 'r+').catch((error: unknown) => {
    if (codeOf(error) === 'EISDIR' && process.platform !== 'win32') return open(file, 'r');
    if (process.platform === 'win32') return null;
    throw error;
  });
  await handle?.sync().finally(() => handle.close());
}

async function moveFile(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    await copyFile(from, to);
  }
}

async function hashFile(file: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** Reads an entry's note; null where another process has just removed it, and where it cannot be understood. */
async function readEntry(folder: string, say: (words: string) => void): Promise<OutboxEntry | null> {
  try {
    const read = Entry.safeParse(JSON.parse(await readFile(path.join(folder, NOTE), 'utf8')));
    if (read.success) return { ...read.data, folder };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    if (!(error instanceof SyntaxError)) throw error;
  }
  say(`The result in ${folder} cannot be delivered, since its ${NOTE} cannot be read. Its files are left there.`);
  return null;
}

/** Opens the outbox in an agent's folder, made where it is lacking; what former runs of the agent left half done is cleared away. */
export async function openOutbox(agentFolder: string, say: (words: string) => void): Promise<Outbox> {
  const folder = path.join(agentFolder, 'outbox');
  const work = path.join(agentFolder, 'work');
  for (const each of [folder, work]) await mkdir(each, { recursive: true });
  // Two agents may share the folder: what belongs to one that lives is its own affair.
  for (const name of await readdir(work))
    if (!isAlive(name)) await rm(path.join(work, name), { recursive: true, force: true });

  return {
    folder,
    makeWorkFolder: async attemptId => {
      const made = path.join(work, nameOfOwner(attemptId));
      await mkdir(made);
      return made;
    },
    put: async ({ attemptId, workerId, runtime, output, tookMs }) => {
      const part = path.join(work, `${nameOfOwner(attemptId)}.out`);
      const entry = path.join(folder, attemptId);
      try {
        await mkdir(part);
        const files: Note['files'] = [];
        for (const [index, { path: file, type, seed }] of output.files.entries()) {
          const name = `${index}.${type.slice(type.indexOf('/') + 1)}`;
          await moveFile(file, path.join(part, name));
          await syncPath(path.join(part, name));
          files.push({ name, type, seed, ...(await hashFile(path.join(part, name))) });
        }
        const { rating } = output;
        const facts = {
          runtime,
          versions: { ...output.versions },
          unmapped: [...output.unmapped],
          tookMs,
          ...(rating && { rating }),
        };
        const note: Note = { attemptId, workerId, madeAt: new Date().toISOString(), files, facts };
        const handle = await open(path.join(part, NOTE), 'wx');
        await handle
          .writeFile(JSON.stringify(note))
          .then(() => handle.sync())
          .finally(() => handle.close());
        await syncPath(part);
        await rename(part, entry);
        await syncPath(folder);
        return { ...note, folder: entry };
      } catch (error) {
        await rm(part, { recursive: true, force: true });
        throw error;
      }
    },
    list: async workerId => {
      const entries = await Promise.all((await readdir(folder)).map(name => readEntry(path.join(folder, name), say)));
      return entries
        .filter(entry => entry !== null)
        .filter(entry => workerId === undefined || entry.workerId === workerId)
        .sort((a, b) => (a.attemptId < b.attemptId ? -1 : 1));
    },
    remove: entry => rm(entry.folder, { recursive: true, force: true }),
  };
}
