import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** An ffmpeg that works here, and which encoders it has. */
export type Ffmpeg = { readonly path: string; readonly version: string; readonly encoders: ReadonlySet<string> };

const ours = ['libx264', 'libvpx-vp9', 'libvpx'] as const;

async function probeFfmpeg(path: string): Promise<Ffmpeg | null> {
  try {
    const [version, encoders] = await Promise.all([
      run(path, ['-hide_banner', '-version'], { timeout: 10_000 }),
      run(path, ['-hide_banner', '-encoders'], { timeout: 10_000, maxBuffer: 4_000_000 }),
    ]);
    const listed = new Set(encoders.stdout.split('\n').map(line => line.trim().split(/\s+/)[1] ?? ''));
    return {
      path,
      version: /version (\S+)/.exec(version.stdout)?.[1] ?? 'unknown',
      encoders: new Set(ours.filter(name => listed.has(name))),
    };
  } catch {
    // Not there, or not for this machine: the next rung is tried.
    return null;
  }
}

/** The path of the binary that came with the packages, or null where there is none for this machine. */
async function findPackaged(): Promise<string | null> {
  try {
    const { default: installer } = await import('@ffmpeg-installer/ffmpeg');
    return installer.path;
  } catch {
    // The package throws on a machine that it has no binary for.
    return null;
  }
}

/** Finds an ffmpeg by a ladder: the path in FFMPEG_PATH, the system's, the one that came with the packages. Null where none works. */
export async function findFfmpeg(environment: NodeJS.ProcessEnv = process.env): Promise<Ffmpeg | null> {
  const told = environment.FFMPEG_PATH;
  const rungs = [async () => told || null, async () => 'ffmpeg', findPackaged];
  for (const rung of rungs) {
    const path = await rung();
    const found = path === null ? null : await probeFfmpeg(path);
    if (found && found.encoders.size > 0) return found;
  }
  return null;
}
