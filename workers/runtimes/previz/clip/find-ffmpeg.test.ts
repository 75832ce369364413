import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encoderFor } from './encode-clip.ts';
import { findFfmpeg } from './find-ffmpeg.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ffmpeg-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('finding ffmpeg', () => {
  it.skipIf(process.platform === 'win32')(
    'takes the one that FFMPEG_PATH names first, with the encoders that it lists',
    async () => {
      const fake = join(folder, 'ffmpeg');
      await writeFile(
        fake,
        '#!/bin/sh\ncase "$*" in *-version*) echo "ffmpeg version 99.1 Copyright";; *) echo " V....D libvpx               VP8"; echo " V....D other  x";; esac\n',
      );
      await chmod(fake, 0o755);
      expect(await findFfmpeg({ FFMPEG_PATH: fake })).toEqual({
        path: fake,
        version: '99.1',
        encoders: new Set(['libvpx']),
      });
    },
  );

  it('refuses one that is named and does not run', async () => {
    await expect(findFfmpeg({ FFMPEG_PATH: join(folder, 'not-here') })).rejects.toMatchObject({
      problem: { code: 'runtime_failed' },
    });
  });

  it('finds the system’s or the packaged one by itself', async () => {
    const found = await findFfmpeg({});
    expect(found?.encoders.has('libx264')).toBe(true);
  });
});

describe('choosing an encoder', () => {
  it('makes WebM as VP9, else as VP8, and says when it cannot', () => {
    expect(encoderFor('webm', new Set(['libvpx', 'libvpx-vp9']))).toContain('libvpx-vp9');
    expect(encoderFor('webm', new Set(['libvpx']))).toContain('libvpx');
    expect(encoderFor('webm', new Set(['libx264']))).toBeNull();
    expect(encoderFor('mp4', new Set(['libvpx']))).toBeNull();
    expect(encoderFor('mp4', new Set(['libx264']))).toContain('+faststart');
  });
});
