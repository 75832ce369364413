import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlacement } from './read-placement.ts';

describe('where the window opens', () => {
  const profileWith = (preferences: string) => {
    const profile = mkdtempSync(path.join(os.tmpdir(), 'placement-'));
    mkdirSync(path.join(profile, 'Default'));
    writeFileSync(path.join(profile, 'Default', 'Preferences'), preferences);
    return profile;
  };
  const left = (more: object) => {
    const place = { left: 10, top: 20, right: 1220, bottom: 830, maximized: false, work_area_right: 1600, ...more };
    return profileWith(JSON.stringify({ browser: { app_window_placement: { 127: { 0: { 0: { '1_/': place } } } } } }));
  };

  it('opens in a working size the first time', () => {
    expect(readPlacement('/nowhere')).toEqual(['--window-size=1440,900']);
    expect(readPlacement(profileWith('{"browser":{}}'))).toEqual(['--window-size=1440,900']);
  });

  it('opens where its owner left it', () => {
    expect(readPlacement(left({}))).toEqual(['--window-size=1210,810', '--window-position=10,20']);
    expect(readPlacement(left({ maximized: true }))).toEqual(['--start-maximized']);
  });

  it('opens as the first time when the profile was cut off in the middle', () => {
    expect(readPlacement(profileWith('{"browser":{"app_w'))).toEqual(['--window-size=1440,900']);
  });
});
