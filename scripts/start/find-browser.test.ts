import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseProfile, findBrowser, toWindowArguments } from './find-browser.ts';

describe('finding a browser for the window', () => {
  const only =
    (...files: readonly string[]) =>
    (file: string) =>
      files.includes(file);

  it('takes the first Chromium-family browser in PATH on Linux', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'browsers-'));
    for (const name of ['microsoft-edge', 'google-chrome']) {
      writeFileSync(path.join(folder, name), '#!/bin/sh');
      chmodSync(path.join(folder, name), 0o755);
    }
    const found = findBrowser({ platform: 'linux', env: { PATH: folder }, exists: only() });
    expect(found).toBe(path.join(folder, 'google-chrome'));
  });

  it('looks into the applications on macOS', () => {
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser({ platform: 'darwin', env: {}, exists: only(chrome) })).toBe(chrome);
  });

  it('finds Edge on a plain Windows, and Chrome before it where both are', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const chrome = 'C:\\Users\\a\\Local\\Google\\Chrome\\Application\\chrome.exe';
    const env = { 'ProgramFiles(x86)': 'C:\\Program Files (x86)', LOCALAPPDATA: 'C:\\Users\\a\\Local' };
    expect(findBrowser({ platform: 'win32', env, exists: only(edge) })).toBe(edge);
    expect(findBrowser({ platform: 'win32', env, exists: only(edge, chrome) })).toBe(chrome);
  });

  it('takes the one that CHROME_PATH names, if it exists', () => {
    const env = { CHROME_PATH: '/opt/chrome', PATH: '' };
    expect(findBrowser({ platform: 'linux', env, exists: only('/opt/chrome') })).toBe('/opt/chrome');
    expect(findBrowser({ platform: 'linux', env, exists: only() })).toBeNull();
  });

  it("keeps the window's profile with the studio, and a snap's where a snap may write", () => {
    expect(chooseProfile('/usr/bin/chromium', '/data', '/home/a')).toBe('/data/window');
    expect(chooseProfile('/usr/bin/snap', '/data', '/home/a')).toBe('/home/a/snap/chromium/common/dailies-window');
  });

  it('switches the sandbox off for root only, and then hides the warning about it', () => {
    const address = 'http://127.0.0.1:7801/?token=x';
    expect(toWindowArguments(address, '/profile', true)).toEqual(
      expect.arrayContaining([`--app=${address}`, '--user-data-dir=/profile', '--no-sandbox', '--test-type']),
    );
    expect(toWindowArguments(address, '/profile', false)).not.toContain('--no-sandbox');
  });
});
