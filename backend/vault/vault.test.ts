import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../studio.fake.ts';
import { createKeyFile } from './key-file.ts';
import { openVault } from './vault.ts';

const open = (folder: string) => openVault(folder, createKeyFile(folder));

describe('the vault of a data folder', () => {
  it('gives back what was put in, also after a restart, until it is removed', () => {
    const folder = makeFolder();
    open(folder).write('replicate', 'r8_secret 霧');
    open(folder).write('fal', 'other');
    expect(open(folder).read('replicate')).toBe('r8_secret 霧');
    open(folder).remove('replicate');
    expect([open(folder).read('replicate'), open(folder).read('fal')]).toEqual([null, 'other']);
  });

  it('leaves nothing in clear, in files that only their owner may read', () => {
    const folder = makeFolder();
    open(folder).write('replicate', 'r8_secret');
    const files = readdirSync(folder);
    expect(files.toSorted()).toEqual(['vault.json', 'vault.key']);
    for (const file of files) {
      expect(readFileSync(path.join(folder, file), 'utf8')).not.toContain('r8_secret');
      if (process.platform !== 'win32') expect(statSync(path.join(folder, file)).mode & 0o077).toBe(0);
    }
  });

  it('opens nothing without its key file, nor what was changed by another hand', () => {
    const folder = makeFolder();
    open(folder).write('replicate', 'r8_secret');
    const file = path.join(folder, 'vault.json');
    const { replicate } = JSON.parse(readFileSync(file, 'utf8')) as { replicate: string };
    const bent = Buffer.from(replicate, 'base64');
    bent[bent.length - 1] = (bent.at(-1) ?? 0) ^ 1;
    expect(() => createKeyFile(folder).decrypt(bent)).toThrow();
    rmSync(path.join(folder, 'vault.key'));
    expect(open(folder).read('replicate')).toBeNull();
  });
});
