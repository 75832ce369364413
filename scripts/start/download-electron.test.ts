import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { downloadElectron } from './download-electron.ts';

describe('downloading Electron', () => {
  const DAY = 24 * 60 * 60 * 1000;
  const machine = (installer: string) => {
    const root = mkdtempSync(path.join(os.tmpdir(), 'download-'));
    mkdirSync(path.join(root, 'node_modules/electron'), { recursive: true });
    writeFileSync(path.join(root, 'node_modules/electron/install.js'), installer);
    return root;
  };
  const from = (root: string, now: number, env: NodeJS.ProcessEnv = {}, patienceMs = 15_000) =>
    downloadElectron({ root, env, clock: () => now, patienceMs });

  it('is here when the installer worked', async () => {
    expect(await from(machine(''), DAY)).toEqual({ is: 'here' });
  });

  it('is tried once a day where it fails', async () => {
    const root = machine('process.exit(1)');
    expect(await from(root, DAY)).toEqual({ is: 'absent', why: 'it could not be downloaded' });
    writeFileSync(path.join(root, 'node_modules/electron/install.js'), '');
    expect(await from(root, DAY + 1000)).toMatchObject({ why: 'it could not be downloaded at an earlier start today' });
    expect(await from(root, 2 * DAY + 1)).toEqual({ is: 'here' });
  });

  it('does not hold a start up longer than its patience', async () => {
    const began = performance.now();
    const slow = machine('setTimeout(() => {}, 30_000)');
    expect(await from(slow, DAY, {}, 100)).toMatchObject({ is: 'absent', why: expect.stringContaining('taking long') });
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('is not tried where there is no place to put it', async () => {
    const root = machine('');
    writeFileSync(path.join(root, '.cache'), 'a file where the folder should be');
    expect(await from(root, DAY)).toMatchObject({
      is: 'absent',
      why: expect.stringContaining('may not be written to'),
    });
  });

  it('is not tried where it is switched off', async () => {
    const result = await from(machine(''), DAY, { ELECTRON_SKIP_BINARY_DOWNLOAD: '1' });
    expect(result).toMatchObject({ is: 'absent', why: expect.stringContaining('ELECTRON_SKIP_BINARY_DOWNLOAD') });
  });
});
