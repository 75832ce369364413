import { rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { MediaType } from '../../../backend/contract/media.ts';
import type { RuntimeFile } from '../runtime.ts';
import { type Outputs, SavedFile } from './answers.ts';
import type { ComfyDoor } from './comfy-door.ts';
import { fetchResult } from './fetch-result.ts';
import { sniffType } from './sniff-type.ts';

/** The most files that an attempt may hand in. */
const MOST = 16;

/** What was fetched, and of what was made what is not handed in, in words. */
export type Collected = { readonly files: readonly Omit<RuntimeFile, 'seed'>[]; readonly leftOut: readonly string[] };

/** The files that nodes say they saved, under whatever key: `images`, `gifs`, `videos`. Where something is saved for good, previews do not count. */
export function listSaved(outputs: Outputs): SavedFile[] {
  const saved = new Map<string, SavedFile>();
  for (const output of Object.values(outputs))
    for (const items of Object.values(output ?? {})) {
      const files = z.array(z.unknown()).safeParse(items);
      for (const item of files.data ?? []) {
        const file = SavedFile.safeParse(item);
        if (file.success) saved.set(JSON.stringify(file.data), file.data);
      }
    }
  const all = [...saved.values()];
  const kept = all.filter(file => file.type === 'output');
  return kept.length > 0 ? kept : all;
}

/** Fetches what was saved into a folder and tells each by its bytes. A name that the engine has no file for is left out, and so is what is no picture or clip. */
export async function collectResults(
  door: ComfyDoor,
  saved: readonly SavedFile[],
  folder: string,
  signal: AbortSignal,
): Promise<Collected> {
  const files: { path: string; type: MediaType }[] = [];
  const leftOut: string[] = saved
    .slice(MOST)
    .map(({ filename }) => `${filename} is one more than the ${MOST} that are taken.`);
  for (const [index, file] of saved.slice(0, MOST).entries()) {
    const target = path.join(folder, `result-${index + 1}`);
    if (!(await fetchResult(door, file, target, signal))) {
      leftOut.push(`${file.filename} is not there any more.`);
      continue;
    }
    const type = await sniffType(target);
    if (type !== null) files.push({ path: target, type });
    else {
      leftOut.push(`${file.filename} is neither a picture nor a clip.`);
      await rm(target, { force: true });
    }
  }
  return { files, leftOut };
}
