import type { Page } from '@playwright/test';
import { findGenerate, findPrompt, findTakes } from '../support/find-on-screen.ts';
import { makeKept } from '../support/make-takes.ts';
import { expect, test } from '../support/studio-fixture.ts';

/** The controls and pictures that a screen reader would have to call by their kind alone. */
async function listUnnamed(page: Page): Promise<readonly string[]> {
  const tree = await page.locator('html').ariaSnapshot();
  const roles =
    'button|link|textbox|searchbox|combobox|spinbutton|slider|switch|checkbox|radio|img|dialog|grid|gridcell|tab';
  return tree.split('\n').filter(line => new RegExp(`^\\s*- '?(${roles})(?! ")( |:|$)`).test(line));
}

test('every control of every page has a name', async ({ studio }) => {
  const { page } = studio;
  await makeKept(studio, 'A greenhouse');
  await findTakes(page, 'A greenhouse').click();
  expect(await listUnnamed(page), 'Work').toEqual([]);
  await page.keyboard.press('Space');
  await expect(page.getByRole('dialog', { name: 'A greenhouse' })).toContainText('Took');
  expect(await listUnnamed(page), 'a take, large').toEqual([]);
  await page.keyboard.press('Escape');
  for (const name of ['Library', 'Workers', 'Settings']) {
    await page.getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeAttached();
    expect(await listUnnamed(page), name).toEqual([]);
  }
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await listUnnamed(page), 'the commands').toEqual([]);
});

test('a finished take is told of once, whatever page is open, and a picture is told by its words', async ({
  studio,
}) => {
  const { page } = studio;
  await findPrompt(page).fill('A quiet pond');
  await findGenerate(page).click();
  await page.getByRole('link', { name: 'Settings' }).click();
  const told = page.getByRole('log').getByText('Take finished: “A quiet pond”.');
  await expect(told).toHaveCount(1);
  await page.getByRole('link', { name: 'Work', exact: true }).click();
  await expect(findTakes(page, 'A quiet pond')).toHaveAccessibleName('Picture: A quiet pond, Sketch, no AI model');
  await expect(told).toHaveCount(0);
});
