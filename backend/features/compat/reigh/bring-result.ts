import { Readable } from 'node:stream';
import { Refusal } from '../../../contract/problem.ts';
import { fetchOutside } from '../../../providers/fetch-outside.ts';
import { RESULT_LIMIT, takeInMedia } from '../../generations/index.ts';
import type { DialectCaller } from '../find-dialect-caller.ts';
import { nameFolder } from './claim-reigh-task.ts';
import type { Completion } from './read-completion.ts';
import { ensureFolder, findFile, saveFile } from './reigh-files-store.ts';
import type { ReighParts } from './reigh-parts.ts';
import { ReighRefusal } from './reigh-refusal.ts';
import type { ReighTask } from './reigh-tasks-store.ts';
import { pathOfAddress, safeName } from './storage-path.ts';
import { isChain } from './task-types.ts';

/** What a worker brought: the bytes under their hash and path, or words; and what of it went wrong without spoiling the rest. */
export type Brought = {
  readonly sha256: string | null;
  readonly path: string | null;
  readonly thumbnailPath: string | null;
  readonly text: string | null;
  readonly issues: readonly { readonly code: string; readonly message: string }[];
};

/** The worker waits no longer than a minute for its answer. */
const FETCH_MS = 55_000;
/** The largest file that is fetched from an address that a worker names, in bytes. */
const FETCH_LIMIT = 1024 ** 3;

type Bringing = {
  readonly parts: ReighParts;
  readonly caller: DialectCaller;
  readonly task: ReighTask;
  readonly signal: AbortSignal;
};

/** Takes bytes in and puts them under a path that only these bytes have, so that neither a repetition nor another worker's result changes it. */
async function store(
  { parts, caller, task, signal }: Bringing,
  stream: Readable,
  filename: string,
  limitBytes: number,
  folder: '' | 'thumbnails/' = '',
) {
  const { database, generations, now } = parts;
  const { sha256 } = await takeInMedia(generations, stream, { limitBytes, signal });
  const path = await database.write(db => {
    const own = ensureFolder(db, caller.tokenId, nameFolder);
    const path = `${own}/tasks/${task.id}/${folder}${sha256.slice(0, 12)}-${safeName(filename)}`;
    saveFile(db, { path, ownerId: caller.owner.personId, taskId: task.id, sha256 }, now());
    return path;
  });
  return { sha256, path };
}

const refuseMissing = (path: string) =>
  new ReighRefusal('storage_reference_not_found', {
    code: 'not_found',
    message: 'The referenced file is not in the storage',
    what: 'file',
    id: path.slice(0, 200),
  });

/** A file that is in the storage: the task's own, or for one that makes other tasks any of its person's. */
function findStored({ parts, caller, task }: Bringing, path: string): { sha256: string; path: string } {
  const [, area, taskId] = path.split('/');
  if (area === 'tasks' && taskId !== task.id && !isChain(task.taskType))
    throw new ReighRefusal('storage_path_access_denied', {
      code: 'not_allowed',
      message: 'storage_path belongs to another task',
      needs: 'a path of this task',
    });
  const file = findFile(parts.database.read, path);
  if (!file?.sha256 || file.ownerId !== caller.owner.personId) throw refuseMissing(path);
  return { sha256: file.sha256, path };
}

async function storeThumbnail(
  bringing: Bringing,
  thumbnail: Extract<Completion, { mode: 'bytes' }>['thumbnail'],
): Promise<Pick<Brought, 'thumbnailPath' | 'issues'>> {
  if (thumbnail === null) return { thumbnailPath: null, issues: [] };
  try {
    const { bytes, filename } = thumbnail;
    const { path } = await store(bringing, Readable.from([bytes]), filename, RESULT_LIMIT, 'thumbnails/');
    return { thumbnailPath: path, issues: [] };
  } catch (error) {
    // Its result is not to be lost for a picture that the studio draws itself.
    if (!(error instanceof Refusal)) throw error;
    return { thumbnailPath: null, issues: [{ code: 'thumbnail_not_stored', message: error.message }] };
  }
}

async function fetchResult(bringing: Bringing, url: string) {
  const { parts, caller, signal } = bringing;
  const path = pathOfAddress(url);
  if (path !== null && findFile(parts.database.read, path)?.ownerId === caller.owner.personId)
    return findStored(bringing, path);
  const fetched = await fetchOutside({
    url,
    limitBytes: FETCH_LIMIT,
    deadlineMs: FETCH_MS,
    allow: parts.outside,
    signal,
  });
  return store(bringing, fetched.body, new URL(fetched.finalUrl).pathname, FETCH_LIMIT);
}

/** Brings what a worker hands in into the studio. Raises what `takeInMedia` and `fetchOutside` raise, and `not_found` or `not_allowed` for a path. */
export async function bringResult(bringing: Bringing, completion: Completion): Promise<Brought> {
  switch (completion.mode) {
    case 'bytes': {
      const { bytes, filename, thumbnail, text } = completion;
      const stored = await store(bringing, Readable.from([bytes]), filename, RESULT_LIMIT);
      return { ...stored, text, ...(await storeThumbnail(bringing, thumbnail)) };
    }
    case 'stored': {
      const { path, thumbnailPath, text } = completion;
      const stored = findStored(bringing, path);
      const found = thumbnailPath !== null && findFile(bringing.parts.database.read, thumbnailPath);
      const known = found && found.sha256 !== null && found.ownerId === bringing.caller.owner.personId;
      const issues =
        thumbnailPath !== null && !known
          ? [{ code: 'thumbnail_not_stored', message: 'The thumbnail is not in the storage' }]
          : [];
      return { ...stored, text, thumbnailPath: known ? thumbnailPath : null, issues };
    }
    case 'said': {
      const { text } = completion;
      const none = { thumbnailPath: null, issues: [] };
      if (!/^https?:\/\//i.test(text)) return { sha256: null, path: null, text, ...none };
      return { ...(await fetchResult(bringing, text)), text: null, ...none };
    }
    default:
      return completion satisfies never;
  }
}
