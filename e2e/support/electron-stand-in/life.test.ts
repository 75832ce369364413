import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ElectronApplication, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bin, type FixtureWindow, fixture, launchFixture, makeUserData } from './launch-fixture.ts';

declare const window: FixtureWindow;

const userData = makeUserData();
let app: ElectronApplication;
let page: Page;
beforeAll(async () => {
  ({ app, page } = await launchFixture(userData.folder));
}, 30_000);
afterAll(async () => {
  await app.close();
  userData.remove();
});

/** The ids of living processes whose command line names something. */
function listProcesses(named: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter(pid => {
      try {
        return pid !== process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(named);
      } catch {
        return false; // Not a process, or gone since it was listed.
      }
    });
}

describe('the life of the app', () => {
  it('tells the first instance what a second was started with, and ends the second', async () => {
    await promisify(execFile)(bin, [`--user-data-dir=${userData.folder}`, fixture, 'dailies://take/7'], {
      cwd: os.tmpdir(),
    });
    await vi.waitFor(() => {
      const line = userData.readStory().find(entry => entry.startsWith('second '));
      expect(line).toMatch(new RegExp(`^second dailies://take/7 ${os.tmpdir()} \\d+$`));
    }, 10_000);
  });

  it('quits in order and leaves no process behind', async () => {
    await page.evaluate(() => Object.assign(window.localStorage, { draft: 'a lighthouse' }));
    await app.close();
    expect(userData.readStory().slice(-5)).toEqual(['before-quit', 'close', 'closed', 'will-quit', 'quit']);
    expect(listProcesses(userData.folder)).toEqual([]);
    expect(existsSync(path.join(userData.folder, 'stand-in-instance'))).toBe(false);
  });

  it('finds what a page had stored when it starts again', async () => {
    ({ app, page } = await launchFixture(userData.folder));
    expect(await page.evaluate(() => window.localStorage.draft)).toBe('a lighthouse');
  });

  it('loads a page again that has crashed, preload and all', async () => {
    const story = await app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents) return 'no window';
      const gone = new Promise<string>(resolve =>
        contents.once('render-process-gone', (_event, { reason }) => resolve(reason)),
      );
      contents.forcefullyCrashRenderer();
      const reason = await gone;
      const wasCrashed = contents.isCrashed();
      const loaded = new Promise<void>(resolve => contents.once('did-finish-load', resolve));
      contents.reload();
      await loaded;
      const from: string = await contents.executeJavaScript('window.fixture.reverse([]).then(({ from }) => from)');
      return [reason, wasCrashed, contents.isCrashed(), from];
    });
    expect(story).toEqual(['crashed', true, false, 'studio://app/']);
  });

  it('takes Chromium and its workers along when it is killed', async () => {
    await app.evaluate(
      ({ utilityProcess }, [entry, folder]) => utilityProcess.fork(String(entry), [String(folder)]).pid,
      [path.join(fixture, 'workers/linger.js'), userData.folder],
    );
    await vi.waitFor(() => expect(listProcesses(userData.folder).length).toBeGreaterThan(3), 10_000);
    app.process().kill('SIGKILL');
    await vi.waitFor(() => expect(listProcesses(userData.folder)).toEqual([]), 10_000);
  });

  it('starts again after a kill, and ends when its last window is closed', async () => {
    ({ app, page } = await launchFixture(userData.folder));
    const ended = app.waitForEvent('close');
    await page.close();
    await ended;
    expect(userData.readStory().slice(-5)).toEqual(['closed', 'window-all-closed', 'before-quit', 'will-quit', 'quit']);
  });
});
