import { openAsBlob } from 'node:fs';
import { access } from 'node:fs/promises';
import { Refusal } from '../../backend/contract/problem.ts';
import type { StudioDoor } from './studio-door.ts';

const MB = 1024 * 1024;
/** Up to this many bytes go in one request; more are worth a question first, and go in stretches of twice that. */
const SMALL = 4 * MB;
const STRETCH = 8 * MB;
/** A stretch that takes longer is broken off, and what has come of it is kept: even 1 KB/s gets there. In ms. */
const STRETCH_MS = 120_000;

/** A file on this disk, by its hash. */
export type BytesToSend = {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly type: string;
};

type Answer<T> = { ok: true; value: T } | { ok: false; problem: Refusal['problem'] };
const unwrap = <T>(answer: Answer<T>): T => {
  if (answer.ok) return answer.value;
  throw new Refusal(answer.problem);
};

/** Hands a file in under its hash, going on where it broke off before; one that is there already is not sent. Raises what the studio refuses with. */
export async function sendBytes(
  studio: StudioDoor,
  { path, sha256, bytes, type }: BytesToSend,
  again: boolean,
): Promise<void> {
  const params = { sha256 };
  // A blob of a missing file is an error without a code.
  await access(path);
  const file = await openAsBlob(path);
  const small = bytes <= SMALL;
  if (small && !again) {
    unwrap(await studio.uploadMedia({ params, bytes: file, type }, { deadlineMs: STRETCH_MS }));
    return;
  }
  let state = unwrap(await studio.readUpload({ params }));
  while (!state.complete) {
    const from = state.offset <= bytes ? state.offset : 0;
    const to = Math.min(bytes, from + STRETCH);
    const headers = {
      'upload-offset': String(from),
      'upload-complete': to === bytes ? '?1' : '?0',
      'upload-length': String(bytes),
    } as const;
    const sent = { params, headers, bytes: file.slice(from, to), type: 'application/partial-upload' };
    state = unwrap(await studio.resumeUpload(sent, { deadlineMs: STRETCH_MS }));
  }
}
