import { findGenerate, findPrompt, findTakes } from '../support/find-on-screen.ts';
import { readTakes } from '../support/make-takes.ts';
import { expect, test } from '../support/studio-fixture.ts';

test('six pictures asked for at once come as six takes, each of its own seed', async ({ studio }) => {
  const { page } = studio;
  const prompt = 'A red kite over a harvested field';
  await findPrompt(page).fill(prompt);
  await page.getByRole('combobox', { name: 'Size' }).click();
  await page.getByRole('option', { name: /Small/ }).click();
  await page.getByRole('spinbutton', { name: 'Pictures' }).fill('6');
  await expect(findGenerate(page)).toHaveAccessibleName('Generate 6 sketches');
  await findGenerate(page).click();

  await expect(page.getByRole('contentinfo')).toContainText(/1 running, \d waiting/);
  await expect(findTakes(page, prompt)).toHaveCount(6, { timeout: 60_000 });
  await expect(page.getByText('6 takes', { exact: true })).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('Nothing in the queue');

  const takes = await readTakes(studio);
  expect(new Set(takes.map(take => take.seed)).size).toBe(6);
  expect(new Set(takes.map(take => take.media.sha256)).size).toBe(6);
});
