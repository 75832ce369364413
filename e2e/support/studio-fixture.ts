import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, test as base, type Page } from '@playwright/test';
import { createClient } from '../../backend/contract/client.ts';
import { personContract } from '../../backend/contract/contract.ts';
import { fetchThroughPage } from './fetch-through-page.ts';
import type { Desktop } from './launch-desktop.ts';
import { openInBrowser } from './open-in-browser.ts';
import { openInDesktop } from './open-in-desktop.ts';
import type { OpenShell } from './studio-shell.ts';

export { expect } from '@playwright/test';

/** In which shell the journeys are walked, and whether a journey meets the first steps itself; else they are skipped for it. */
export type JourneyOptions = { readonly shell: 'browser' | 'desktop'; readonly meetsFirstSteps: boolean };

/** A studio of a journey's own: a fresh folder, its own process with its own worker, its own window. */
export type Studio = {
  readonly shell: JourneyOptions['shell'];
  readonly folder: string;
  /** The window as it is now; another one after the desktop was started again. */
  readonly page: Page;
  /** The studio asked directly, signed in as the window's person: to arrange what a journey is not about, and to count at its end. */
  readonly api: ReturnType<typeof createApi>;
  /** The desktop's own process; null in a browser. */
  readonly desktop: Desktop | null;
  /** The process that holds the database: the server, or the desktop's main process. */
  readonly pid: number;
  readonly newPage: OpenShell['newPage'];
  /** What the studio and its worker have printed since the last start. */
  said(): string;
  resize(width: number, height: number): Promise<void>;
  kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  start(): Promise<void>;
  /** Ends the studio as a person does, and starts it again on the same folder. */
  restart(): Promise<void>;
};

const createApi = (page: () => Page) => createClient(personContract, fetchThroughPage(page), 'http://studio.invalid');

/** Playwright's test with a studio, in the shell that the project names. */
export const test = base.extend<JourneyOptions & { studio: Studio }, { readBrowser: () => Promise<Browser> }>({
  shell: ['browser', { option: true }],
  meetsFirstSteps: [false, { option: true }],
  // One for all journeys of a worker, and none where they are walked in the desktop.
  readBrowser: [
    async ({ playwright, launchOptions }, use) => {
      let browser: Promise<Browser> | null = null;
      await use(() => {
        browser ??= playwright.chromium.launch(launchOptions);
        return browser;
      });
      await (await (browser as Promise<Browser> | null))?.close();
    },
    { scope: 'worker' },
  ],
  studio: async ({ shell, meetsFirstSteps, readBrowser }, use, testInfo) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dailies-journey-'));
    const open =
      shell === 'browser' ? await openInBrowser(await readBrowser(), folder) : await openInDesktop(folder, testInfo);
    if (!meetsFirstSteps) await open.page().getByRole('button', { name: 'Skip' }).click();
    await use({
      shell,
      folder,
      get page() {
        return open.page();
      },
      get desktop() {
        return open.desktop();
      },
      get pid() {
        return open.pid();
      },
      api: createApi(open.page),
      newPage: open.newPage,
      said: open.said,
      resize: open.resize,
      kill: open.kill,
      start: open.start,
      restart: async () => {
        await open.kill('SIGTERM');
        await open.start();
      },
    });
    if (testInfo.status !== testInfo.expectedStatus)
      await testInfo.attach('what the studio said', { body: open.said() });
    await open.close();
    rmSync(folder, { recursive: true, force: true });
  },
});
