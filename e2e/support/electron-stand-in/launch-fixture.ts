import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

type Reversed = { readonly bytes: Uint8Array; readonly from: string; readonly isMainFrame: boolean };
type Worked = { readonly messages: unknown[]; readonly out: string; readonly code: number };
/** What the fixture's preload puts on its window, and the little of the DOM that these tests touch. */
export type FixtureWindow = {
  readonly fixture: {
    reverse(bytes: unknown): Promise<Reversed>;
    fail(): Promise<never>;
    work(name: string, word: string): Promise<Worked>;
    echo(value: unknown): void;
    onEchoed(listener: (value: unknown) => void): () => void;
    invokeSync(): void;
  };
  open(url: string): unknown;
  readonly history: { pushState(state: object, title: string, url: string): void };
  readonly localStorage: Record<string, string>;
};
/** The stand-in's executable. */
export const bin = fileURLToPath(new URL('./bin.mjs', import.meta.url));
/** The folder of the small app that these tests run. */
export const fixture = fileURLToPath(new URL('./fixture', import.meta.url));

/** A data folder of a test's own, in which the fixture also writes down what happened to it, a line each. */
export function makeUserData() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'stand-in-test-'));
  return {
    folder,
    readStory: () => readFileSync(path.join(folder, 'story.txt'), 'utf8').trim().split('\n'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Starts the fixture on the stand-in, as Playwright starts Electron, and waits for its first page. */
export async function launchFixture(
  userData: string,
): Promise<{ readonly app: ElectronApplication; readonly page: Page }> {
  const app = await _electron.launch({ executablePath: bin, args: [`--user-data-dir=${userData}`, fixture] });
  const page = await app.firstWindow();
  await page.getByRole('heading', { name: 'Loaded /' }).waitFor();
  return { app, page };
}
