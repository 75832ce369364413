import path from 'node:path';
import { countPlaywright, type PlaywrightReport } from './count-tests.ts';
import { clearReport, judgeTests } from './judge-tests.ts';
import { programOf, runCommand } from './run-command.ts';
import type { Outcome, StepRoom } from './step.ts';

/** Where the journeys are set up: one Playwright project for the browser and one for the desktop shell. */
export const JOURNEYS_CONFIG = 'e2e/playwright.config.ts';

/** Walks every journey in one of Playwright's projects; `env` is added to what the journeys see. */
export async function walkJourneys(
  room: StepRoom,
  project: 'browser' | 'desktop',
  env: Readonly<Record<string, string>>,
  notes: readonly string[],
): Promise<Outcome> {
  const log = project === 'browser' ? 'journeys' : 'journeys-desktop';
  const report = path.join(room.logs, `${log}.json`);
  clearReport(report);
  const options = ['--config', JOURNEYS_CONFIG, '--project', project, '--reporter', 'list,json'];
  const result = await runCommand(room, programOf(room.root, '@playwright/test', 'playwright', 'test', ...options), {
    log,
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    limitMs: 1_200_000,
  });
  return judgeTests<PlaywrightReport>(result, report, countPlaywright, notes);
}
