import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../contract/problem.ts';

/** An ffmpeg that can be run, and where it was found. */
export type Ffmpeg = { readonly path: string; readonly from: 'FFMPEG_PATH' | 'system' | 'bundled' };

/**
 * Finds ffmpeg: the one that FFMPEG_PATH names, else the system's, else the one that comes with the program; null without any.
 * Refuses with `runtime_failed` when FFMPEG_PATH names something that cannot be run: a person's setting is never passed over.
 */
export async function findFfmpeg(env: NodeJS.ProcessEnv = process.env): Promise<Ffmpeg | null> {
  const named = env.FFMPEG_PATH;
  if (named) {
    if (canRun(named)) return { path: named, from: 'FFMPEG_PATH' };
    const reason = `FFMPEG_PATH names ${named}, which cannot be run`;
    throw new Refusal({ code: 'runtime_failed', message: `${reason}.`, runtime: 'ffmpeg', reason });
  }
  const system = (env.PATH ?? '')
    .split(path.delimiter)
    .filter(folder => path.isAbsolute(folder))
    .map(folder => path.join(folder, process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg'))
    .find(canRun);
  if (system) return { path: system, from: 'system' };
  const bundled = await findBundled();
  return bundled && canRun(bundled) ? { path: bundled, from: 'bundled' } : null;
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The package throws, when loaded, on a system that it has no ffmpeg for. In a packed program, what is run lies beside the archive. */
async function findBundled(): Promise<string | null> {
  try {
    const { default: installer } = await import('@ffmpeg-installer/ffmpeg');
    return installer.path.replace(`app.asar${path.sep}`, `app.asar.unpacked${path.sep}`);
  } catch {
    return null;
  }
}
