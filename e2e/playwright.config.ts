import { defineConfig } from '@playwright/test';
import { findTool } from '../scripts/check/tools.ts';
import type { JourneyOptions } from './support/studio-fixture.ts';

/** What Chromium must not do on its own while a journey is walked; root may not use its sandbox. */
const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
const chromium = findTool('chromium');

/** The same journeys twice: in a browser over HTTP, and in the desktop shell. Paths are relative to this folder. */
export default defineConfig<JourneyOptions>({
  testDir: 'journeys',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results/journeys',
  fullyParallel: true,
  // Each journey has a studio, a worker that draws and a browser of its own: more at once only make all of them late.
  workers: 2,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    actionTimeout: 30_000,
    trace: { mode: 'retain-on-failure', screenshots: false, sources: false },
    screenshot: 'only-on-failure',
    viewport: { width: 1440, height: 900 },
    launchOptions: { args: CHROMIUM_ARGS, ...(chromium === null ? {} : { executablePath: chromium }) },
  },
  projects: [
    { name: 'browser', testIgnore: 'desktop/**', use: { shell: 'browser' } },
    { name: 'desktop', testIgnore: 'browser/**', use: { shell: 'desktop' } },
  ],
});
