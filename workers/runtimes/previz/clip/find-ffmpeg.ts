import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { Refusal } from '../../../../backend/contract/problem.ts';

const run = promisify(execFile);

/** An ffmpeg that works here, and which encoders of ours it has. */
export type Ffmpeg = { readonly path: string; readonly version: string; readonly encoders: ReadonlySet<string> };

const ours = ['libx264', 'libvpx-vp9', 'libvpx'] as const;

async function probeFfmpeg(file: string): Promise<Ffmpeg | null> {
  try {
    const [version, encoders] = await Promise.all([
      run(file, ['-hide_banner', '-version'], { timeout: 10_000 }),
      run(file, ['-hide_banner', '-encoders'], { timeout: 10_000, maxBuffer: 4_000_000 }),
    ]);
    const listed = new Set(encoders.stdout.split('\n').map(line => line.trim().split(/\s+/)[1] ?? ''));
    const known = new Set<string>(ours.filter(name => listed.has(name)));
    return { path: file, version: /version (\S+)/.exec(version.stdout)?.[1] ?? 'unknown', encoders: known };
  } catch {
    // Not there, or not for this machine: the next rung is tried.
    return null;
  }
}

/** The binary that came with the packages; in a packed program, what is run lies beside the archive. Null where there is none for this machine. */
async function findPackaged(): Promise<string | null> {
  try {
    const { default: installer } = await import('@ffmpeg-installer/ffmpeg');
    return installer.path.replace(`app.asar${path.sep}`, `app.asar.unpacked${path.sep}`);
  } catch {
    // The package throws, when loaded, on a system that it has no binary for.
    return null;
  }
}

/**
 * Finds an ffmpeg that runs: the one that FFMPEG_PATH names, else the system's, else the one that came with the packages. Null where none does.
 * Refuses where FFMPEG_PATH names something that does not run: a person's setting is never passed over.
 */
export async function findFfmpeg(environment: NodeJS.ProcessEnv = process.env): Promise<Ffmpeg | null> {
  const named = environment.FFMPEG_PATH;
  if (named) {
    const found = await probeFfmpeg(named);
    if (found) return found;
    const reason = `FFMPEG_PATH names ${named}, which cannot be run`;
    throw new Refusal({ code: 'runtime_failed', message: `${reason}.`, runtime: 'previz', reason });
  }
  const system = await probeFfmpeg('ffmpeg');
  if (system && system.encoders.size > 0) return system;
  const packaged = await findPackaged();
  return packaged === null ? system : ((await probeFfmpeg(packaged)) ?? system);
}
