import { execFileSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findFfmpeg } from './find-ffmpeg.ts';
import { makeScratchFolder } from './sample-media.fake.ts';

const writeProgram = (file: string) => {
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, 0o755);
};

describe.skipIf(process.platform === 'win32')('the ladder to an ffmpeg', () => {
  it('takes the one that a person named before the system’s', async () => {
    using folder = makeScratchFolder();
    writeProgram(folder.at('mine'));
    writeProgram(folder.at('ffmpeg'));
    const env = { FFMPEG_PATH: folder.at('mine'), PATH: folder.path };
    expect(await findFfmpeg(env)).toEqual({ path: folder.at('mine'), from: 'FFMPEG_PATH' });
    expect(await findFfmpeg({ PATH: `relative:${folder.path}` })).toEqual({
      path: folder.at('ffmpeg'),
      from: 'system',
    });
  });

  it('says so when the one that a person named cannot be run', async () => {
    using folder = makeScratchFolder();
    writeFileSync(folder.at('notes.txt'), '');
    const problem = {
      code: 'runtime_failed',
      reason: `FFMPEG_PATH names ${folder.at('notes.txt')}, which cannot be run`,
    };
    await expect(findFfmpeg({ FFMPEG_PATH: folder.at('notes.txt') })).rejects.toMatchObject({ problem });
  });

  it('ends at one that came with the packages, and it runs', async () => {
    const bundled = await findFfmpeg({ PATH: '' });
    expect(bundled?.from).toBe('bundled');
    expect(execFileSync(bundled?.path ?? '', ['-version'], { encoding: 'utf8' })).toContain('ffmpeg version');
  });
});
