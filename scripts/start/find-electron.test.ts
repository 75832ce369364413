import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findElectron } from './find-electron.ts';

describe('finding Electron', () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'electron-'));
  const folder = path.join(root, 'node_modules/electron');
  mkdirSync(path.join(folder, 'dist'), { recursive: true });

  it('finds nothing where only the package is installed', () => {
    expect(findElectron(root, undefined)).toBeNull();
  });

  it('does not trust the note of a download whose program is gone', () => {
    writeFileSync(path.join(folder, 'path.txt'), 'electron');
    expect(findElectron(root, undefined)).toBeNull();
  });

  it('finds the downloaded program, and before it the one of another folder', () => {
    const other = mkdtempSync(path.join(os.tmpdir(), 'electron-other-'));
    writeFileSync(path.join(folder, 'dist/electron'), '');
    writeFileSync(path.join(other, 'electron'), '');
    expect(findElectron(root, undefined)).toBe(path.join(folder, 'dist/electron'));
    expect(findElectron(root, other)).toBe(path.join(other, 'electron'));
  });
});
