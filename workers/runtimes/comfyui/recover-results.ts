import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { WorkflowGraph } from '../../../backend/contract/workflow-graph.ts';
import type { RuntimeFile } from '../runtime.ts';
import type { ComfyDoor } from './comfy-door.ts';
import { fetchResult } from './fetch-result.ts';
import { isWhole } from './is-whole.ts';
import { sniffType } from './sniff-type.ts';

/** How nodes count their files: ComfyUI's own end in an underscore, VideoHelperSuite's do not. */
const NAMES = [
  (stem: string, n: string, end: string) => `${stem}_${n}_.${end}`,
  (stem: string, n: string, end: string) => `${stem}_${n}.${end}`,
];
const MOST = 16;

async function fetchWhole(door: ComfyDoor, filename: string, subfolder: string, file: string, signal: AbortSignal) {
  if (!(await fetchResult(door, { filename, subfolder, type: 'output' }, file, signal))) return null;
  const type = await sniffType(file);
  if (type !== null && (await isWhole(file, type))) return { path: file, type };
  await rm(file, { force: true });
  return null;
}

/**
 * Looks for what a run saved by the names that it must have given, after an engine lost its history with a restart: its files are still on its disk.
 * A file that the restart cut short does not count. Empty where there is nothing.
 */
export async function recoverResults(
  door: ComfyDoor,
  graph: WorkflowGraph,
  endings: readonly string[],
  folder: string,
  signal: AbortSignal,
): Promise<Omit<RuntimeFile, 'seed'>[]> {
  const prefixes = Object.values(graph).flatMap(({ inputs }) =>
    typeof inputs.filename_prefix === 'string' ? inputs.filename_prefix : [],
  );
  const found: Omit<RuntimeFile, 'seed'>[] = [];
  for (const prefix of prefixes)
    for (const end of endings)
      for (const nameOf of NAMES) {
        for (let n = 1; found.length < MOST; n++) {
          const name = nameOf(path.posix.basename(prefix), String(n).padStart(5, '0'), end);
          const target = path.join(folder, `recovered-${found.length + 1}`);
          const file = await fetchWhole(door, name, path.posix.dirname(prefix), target, signal);
          if (!file) break;
          found.push(file);
        }
      }
  return found;
}
