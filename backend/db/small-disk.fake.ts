import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** Why no small disk can be had here, in words for a test's name; null where one can. */
export function whyNoSmallDisk(): string | null {
  if (process.platform !== 'linux') return 'left out: it needs Linux';
  if (process.getuid?.() !== 0) return 'left out: it needs root, to mount a small disk';
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'left out: nothing can be mounted here';
  }
}

/** A disk of a few megabytes at a folder, unmounted when the test is over. Needs `whyNoSmallDisk` to be null. */
export function mountSmallDisk(at: string, megabytes: number) {
  mkdirSync(at, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', at]);
  onTestFinished(() => void execFileSync('umount', ['--lazy', at]));
  const filler = path.join(at, 'filler');
  const block = Buffer.alloc(4096);
  return {
    /** Leaves not one byte free. */
    fill: () => {
      const file = openSync(filler, 'a');
      try {
        for (;;) writeSync(file, block);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(filler, { force: true }),
  };
}
