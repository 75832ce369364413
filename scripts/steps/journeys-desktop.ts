import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openDisplay } from '../check/open-display.ts';
import { leftOut, type Outcome, type Step, type StepRoom } from '../check/step.ts';
import { findTool } from '../check/tools.ts';
import { JOURNEYS_CONFIG, walkJourneys } from '../check/walk-journeys.ts';
import { hasDisplay } from '../start/choose-shell.ts';
import { findElectron } from '../start/find-electron.ts';

/** The same journeys in the desktop shell: a real Electron where its program is here, else the stand-in. */
export const desktopJourneysStep: Step = {
  name: 'journeys-desktop',
  about: 'the same journeys in the desktop shell (a real Electron where there is one, else the stand-in)',
  alone: true,
  files: [JOURNEYS_CONFIG],
  run: async room => {
    const electron = findElectron(room.root);
    return electron === null ? walkInStandIn(room) : walkInElectron(room, electron);
  },
};

async function walkInStandIn(room: StepRoom): Promise<Outcome> {
  const chromium = findTool('chromium');
  if (chromium === null) return leftOut('neither Electron nor chromium is installed');
  const notes = ['shell: the stand-in on Chromium, as Electron is not on this machine'];
  return walkJourneys(room, 'desktop', { STAND_IN_CHROMIUM: chromium }, notes);
}

async function walkInElectron(room: StepRoom, program: string): Promise<Outcome> {
  const manifest = readFileSync(path.join(room.root, 'node_modules', 'electron', 'package.json'), 'utf8');
  const notes = [`shell: Electron ${(JSON.parse(manifest) as { version: string }).version}`];
  if (hasDisplay(process.platform, process.env)) {
    return walkJourneys(room, 'desktop', { ELECTRON_BIN: program }, notes);
  }
  const display = await openDisplay();
  if (display === null) return leftOut('there is no display, and xvfb is not installed');
  try {
    return await walkJourneys(room, 'desktop', { ELECTRON_BIN: program, DISPLAY: display.name }, notes);
  } finally {
    display.close();
  }
}
