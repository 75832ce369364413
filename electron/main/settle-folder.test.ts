import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '../../backend/contract/problem.ts';
import { settleFolder } from './settle-folder.ts';

const NOBODY = 65_534;
let home: string;
let paths: Record<string, string>;
const app = {
  setPath: (name: string, value: string) => {
    paths[name] = value;
  },
};
beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'dailies-home-'));
  chmodSync(home, 0o755);
  paths = {};
});
afterEach(() => rmSync(home, { recursive: true }));

describe('the studio’s folder', () => {
  it('is made on the first start, for its owner alone, with the window’s things in a folder of their own', () => {
    const folder = path.join(home, 'deep', 'Dailies');
    settleFolder(app, folder);
    expect(paths).toEqual({ userData: path.join(folder, 'desktop'), sessionData: path.join(folder, 'desktop') });
    expect(statSync(folder).mode & 0o077).toBe(0);
    settleFolder(app, folder);
  });

  // The rights of files are another matter on Windows.
  it.skipIf(process.platform === 'win32')('is refused in words where it cannot be written, and nothing is set', () => {
    const folder = path.join(home, 'locked');
    mkdirSync(folder, { mode: 0o555 });
    const isRoot = process.getuid?.() === 0;
    // Root may write everywhere, so for this one step it is nobody.
    if (isRoot) process.seteuid?.(NOBODY);
    let thrown: unknown;
    try {
      settleFolder(app, folder);
    } catch (error) {
      thrown = error;
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
    expect(thrown).toBeInstanceOf(Refusal);
    expect(thrown).toMatchObject({ problem: { code: 'read_only', folder, message: expect.stringContaining(folder) } });
    expect(paths).toEqual({});
  });

  it('is refused in words where a file has its name', () => {
    const file = path.join(home, 'file');
    writeFileSync(file, '');
    expect(() => settleFolder(app, file)).toThrow(`${file} is not a folder`);
  });
});
