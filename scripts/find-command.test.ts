import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCommand } from './find-command.ts';

describe('finding a command', () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'commands-'));
  const [first, second] = [path.join(home, 'first'), path.join(home, 'second')];
  mkdirSync(first);
  mkdirSync(second);
  writeFileSync(path.join(first, 'chrome'), 'not a program');
  writeFileSync(path.join(second, 'chrome'), '#!/bin/sh');
  writeFileSync(path.join(second, 'edge'), '#!/bin/sh');
  chmodSync(path.join(first, 'chrome'), 0o644);
  chmodSync(path.join(second, 'chrome'), 0o755);
  chmodSync(path.join(second, 'edge'), 0o755);
  const searchPath = ['', first, path.join(home, 'nowhere'), second].join(path.delimiter);

  it.skipIf(process.platform === 'win32')('passes over a file that may not be run', () => {
    expect(findCommand(['chrome'], searchPath)).toBe(path.join(second, 'chrome'));
  });

  it('prefers an earlier command over an earlier folder', () => {
    expect(findCommand(['edge', 'chrome'], searchPath)).toBe(path.join(second, 'edge'));
  });

  it('finds nothing where there is nothing', () => {
    expect(findCommand(['firefox'], searchPath)).toBeNull();
    expect(findCommand(['chrome'], '')).toBeNull();
  });
});
