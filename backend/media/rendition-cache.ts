import { randomUUID } from 'node:crypto';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Media, Rendition } from '../contract/media.ts';
import { Refusal } from '../contract/problem.ts';
import { makeFolder } from './make-folder.ts';
import type { MediaStore } from './media-store.ts';
import { isMissing, refuseDiskError } from './refuse-disk-error.ts';
import { runAtMost } from './run-at-most.ts';
import { sweepFolder } from './sweep-folder.ts';

/** Pictures decoded at the same time: as many as keep both cores of a small machine busy; more only holds more memory. */
const AT_ONCE = 2;
const NAME = /^([0-9a-f]{64})\.(?:thumb|preview)\.webp$/;

/** The smaller pictures of stored media, in files that can be lost and made again. */
export type RenditionCache = {
  /** Probes stored media and draws its renditions; refuses as `probeMedia` and `makeRenditions` do, and then keeps nothing. */
  prepare(sha256: string): Promise<Media>;
  /** The file of a rendition, drawn now if it is not there; refuses with `not_found` when the media is not here or cannot be shown. */
  read(sha256: string, rendition: Rendition): Promise<string>;
  remove(sha256: string): Promise<void>;
  /** Removes renditions whose media is gone, and what unfinished work left behind; tells how many files that were. */
  sweep(olderThanMs: number): Promise<number>;
};

/** Loaded with the first picture: sharp and what reads clips are an eighth of the studio's start. */
async function loadEyes() {
  const [{ default: sharp }, { probeMedia }, { makeRenditions }] = await Promise.all([
    import('sharp'),
    import('./probe-media.ts'),
    import('./make-renditions.ts'),
  ]);
  // libvips would keep up to 50 MB and 20 open files of pictures that are not asked for again.
  sharp.cache(false);
  return { probeMedia, makeRenditions };
}

/** Opens the cache in a folder (made if it is not there), for the media of a store. */
export async function openRenditionCache(folder: string, store: MediaStore): Promise<RenditionCache> {
  const root = path.join(folder, 'renditions');
  const incoming = path.join(root, 'incoming');
  const inTurn = runAtMost(AT_ONCE);
  const underWay = new Map<string, Promise<Media>>();
  const fileOf = (sha256: string, rendition: Rendition) =>
    path.join(root, path.basename(path.dirname(store.pathOf(sha256))), `${sha256}.${rendition}.webp`);

  const write = async (file: string, bytes: Buffer) => {
    const temporary = path.join(incoming, randomUUID());
    try {
      await writeSynced(temporary, bytes);
      await makeFolder(path.dirname(file));
      await rename(temporary, file);
    } catch (error) {
      await rm(temporary, { force: true });
      throw refuseDiskError(error, folder);
    }
  };

  const draw = async (sha256: string): Promise<Media> => {
    const source = store.pathOf(sha256);
    if (!(await store.has(sha256))) throw notFound('media', sha256);
    const { probeMedia, makeRenditions } = await loadEyes();
    const facts = await probeMedia(source);
    const made = await makeRenditions(source, facts);
    if (made) for (const rendition of Rendition.options) await write(fileOf(sha256, rendition), made[rendition]);
    return { sha256, ...facts, placeholder: made?.placeholder ?? null };
  };

  const prepare = (sha256: string): Promise<Media> => {
    const known = underWay.get(sha256);
    if (known) return known;
    const work = inTurn(() => draw(sha256)).finally(() => underWay.delete(sha256));
    underWay.set(sha256, work);
    return work;
  };

  await makeFolder(incoming).catch(error => {
    throw refuseDiskError(error, folder);
  });

  return {
    prepare,
    async read(sha256, rendition) {
      const file = fileOf(sha256, rendition);
      if (await isFilled(file)) return file;
      await prepare(sha256);
      if (await isFilled(file)) return file;
      throw notFound(rendition, sha256);
    },
    async remove(sha256) {
      for (const rendition of Rendition.options) await rm(fileOf(sha256, rendition), { force: true });
    },
    sweep: async olderThanMs => (await sweepFolder(incoming, olderThanMs)) + (await removeOrphans(root, store)),
  };
}

const notFound = (what: string, id: string) =>
  new Refusal({ code: 'not_found', message: `There is no ${what} for this hash.`, what, id });

/** Synced before it gets its name: after a power cut a rendition is there or not, never empty. */
async function writeSynced(file: string, bytes: Buffer): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

async function isFilled(file: string): Promise<boolean> {
  try {
    return (await stat(file)).size > 0;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function removeOrphans(root: string, store: MediaStore): Promise<number> {
  let removed = 0;
  for (const shelf of await readdir(root)) {
    if (!/^[0-9a-f]{2}$/.test(shelf)) continue;
    for (const name of await readdir(path.join(root, shelf))) {
      const sha256 = NAME.exec(name)?.[1];
      if (sha256 && (await store.has(sha256))) continue;
      await rm(path.join(root, shelf, name), { force: true });
      removed += 1;
    }
  }
  return removed;
}
