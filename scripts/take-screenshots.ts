import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import sharp from 'sharp';
import { createClient } from '../backend/contract/client.ts';
import { personContract } from '../backend/contract/contract.ts';
import type { Parameters } from '../backend/contract/parameters.ts';
import { fetchThroughPage } from '../e2e/support/fetch-through-page.ts';
import { findGenerate, findPrompt, findTakes } from '../e2e/support/find-on-screen.ts';
import { makeKept, makeTakes } from '../e2e/support/make-takes.ts';
import { openInBrowser } from '../e2e/support/open-in-browser.ts';
import { findTool } from './check/tools.ts';

// Has pictures drawn in a studio of its own, and photographs its screens for the documents.
const folder = path.join(import.meta.dirname, '..', 'docs', 'screenshots');
const SQUARE = { size: { width: 1024, height: 1024 } };
const LANDSCAPE = { size: { width: 1344, height: 768 } };
const PORTRAIT = { size: { width: 768, height: 1344 } };

/** What the library shows, oldest first. The seeds were chosen by looking. */
const KEPT: readonly (readonly [prompt: string, parameters: Parameters])[] = [
  ['A humpback whale in the deep sea, light rays from above, blue', { ...LANDSCAPE, seed: 2 }],
  ['An astronaut on a red desert, two moons, long shadows, poster', { ...PORTRAIT, seed: 2 }],
  ['A red fox in a snowy birch forest, soft morning light, watercolour', { ...SQUARE, seed: 2 }],
  ['A castle above the clouds at sunrise, golden light, epic', { ...LANDSCAPE, seed: 4 }],
  ['A detective in a trench coat under a street lamp, rain, night, noir', { ...PORTRAIT, seed: 1 }],
  ['A stag in an autumn forest, sunbeams, golden light', { ...SQUARE, seed: 3 }],
  ['A cottage in a snowy valley at night, aurora, warm windows', { ...LANDSCAPE, seed: 1 }],
  ['A pagoda on a hill, cherry blossoms, full moon, ink', { ...SQUARE, seed: 2 }],
  ['A harbour town at blue hour, lit windows, boats, calm water', { ...LANDSCAPE, seed: 4 }],
  ['A city street at night in the rain, neon signs, woman with an umbrella', { ...PORTRAIT, seed: 3 }],
  ['A dragon over a mountain lake, aurora, night, painting', { ...LANDSCAPE, seed: 3 }],
  ['A wizard before a ruined tower, thunderstorm, lightning', { ...PORTRAIT, seed: 3 }],
];
const SHIP = 'A sailing ship on a calm sea, moonlight, painting';
const TRAIN = 'A train crossing a viaduct in autumn, steam, warm evening light';
const LIGHTHOUSE = 'A lone lighthouse on a rocky coast at dawn, fog over the sea, warm light, muted teal and amber';

const data = mkdtempSync(path.join(tmpdir(), 'dailies-screenshots-'));
const executable = findTool('chromium');
const browser = await chromium.launch({
  args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
  ...(executable === null ? {} : { executablePath: executable }),
});
const open = await openInBrowser(browser, data);
const page = open.page();
const studio = { api: createClient(personContract, fetchThroughPage(open.page), 'http://studio.invalid') };
mkdirSync(folder, { recursive: true });
try {
  await photographAll();
} finally {
  await open.close();
  await browser.close();
  rmSync(data, { recursive: true, force: true });
}

async function photographAll(): Promise<void> {
  await page.getByText(/CPU core/).waitFor();
  await page.locator('form').waitFor();
  await photograph('first-start');
  await page.getByRole('button', { name: 'Skip' }).click();

  for (const [prompt, parameters] of KEPT) await makeKept(studio, prompt, parameters);
  await makeKept(
    studio,
    'A steam train through a snowy valley at dusk',
    { size: { width: 768, height: 432 }, seed: 2, duration: 2 },
    'previz-animatic',
  );
  const listed = await studio.api.listProjects({});
  const projectId = listed.ok ? (listed.value.projects[0]?.id ?? '') : '';
  await studio.api.clearWorkspace({ body: { projectId } });
  await makeTakes(studio, SHIP, { ...LANDSCAPE, seed: 1, count: 3 });
  await makeTakes(studio, TRAIN, { ...LANDSCAPE, seed: 2, count: 3 });

  await goTo('Library');
  await photograph('library-dark');
  await paint('light');
  await photograph('library-light');
  await paint('dark');
  await page.getByRole('gridcell', { name: /dragon/ }).dblclick();
  await page.getByRole('complementary', { name: 'Details' }).getByText('Took').waitFor();
  await photograph('library-item');
  await page.keyboard.press('Escape');

  await studio.api.addStyle({
    body: {
      name: 'Oil painting',
      before: 'oil painting of {prompt}, thick brush strokes',
      after: 'warm light',
      negative: 'photograph, 3d render',
    },
  });
  await goTo('Prompts');
  await page.getByRole('list', { name: 'Prompts' }).getByRole('listitem').first().waitFor();
  await photograph('prompts');
  await page.getByRole('tab', { name: 'Styles' }).click();
  await page.getByRole('button', { name: 'Oil painting' }).click();
  await photograph('styles');

  await goTo('Work');
  await findTakes(page, TRAIN).first().click();
  await page.keyboard.press('s');
  await findPrompt(page).fill(LIGHTHOUSE);
  await page.getByRole('combobox', { name: 'Size' }).click();
  await page.getByRole('option', { name: /^Landscape/ }).click();
  await page.getByRole('spinbutton', { name: 'Pictures' }).fill('3');
  await page.getByRole('spinbutton', { name: 'Seed' }).fill('1');
  await findGenerate(page).click();
  await findTakes(page, LIGHTHOUSE).first().waitFor();
  // Far enough for a live preview to be worth looking at.
  await page
    .getByRole('region', { name: 'Takes' })
    .getByText(/^[3-7]\d %$/)
    .waitFor();
  await photograph('workspace-dark');
  await findTakes(page, LIGHTHOUSE).nth(2).waitFor();
  await page.keyboard.press('Control+k');
  await photograph('commands');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await paint('light');
  await photograph('workspace-light');
  await paint('dark');
  await page.setViewportSize({ width: 1024, height: 700 });
  await photograph('workspace-small');
}

async function goTo(name: 'Work' | 'Library' | 'Prompts' | 'Settings'): Promise<void> {
  await page.getByRole('link', { name, exact: true }).click();
}

async function paint(theme: 'dark' | 'light'): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(`${theme} theme`);
  await page.keyboard.press('Enter');
  await page.locator(`html[data-theme=${theme}]`).waitFor();
  // A press beside all controls: no focus ring and no tooltip is left from the keys.
  await page.getByRole('contentinfo').click({ position: { x: 500, y: 12 } });
}

/** Writes one WebP once every picture on the screen has come and every notice has gone. A PNG of so many pictures is ten times as large, or loses the colours that mean something. */
async function photograph(name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.waitForFunction(allPicturesShown);
  await page
    .getByRole('region', { name: /^Notices/ })
    .getByRole('listitem')
    .first()
    .waitFor({ state: 'detached' });
  const shot = await page.screenshot({ animations: 'disabled' });
  const file = path.join(folder, `${name}.webp`);
  const { size } = await sharp(shot).webp({ quality: 88, smartSubsample: true, effort: 6 }).toFile(file);
  console.log(`${path.relative(process.cwd(), file)}, ${Math.ceil(size / 1000)} kB`);
}

function allPicturesShown(): boolean {
  type Shown = { readonly complete: boolean; readonly naturalWidth: number };
  const { document } = globalThis as unknown as { document: { images: Iterable<Shown> } };
  return [...document.images].every(({ complete, naturalWidth }) => complete && naturalWidth > 0);
}
