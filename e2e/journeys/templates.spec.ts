import { expect, test } from '../support/studio-fixture.ts';

test('a template is found by the keyboard, tried before it is saved, saved, and brought back', async ({ studio }) => {
  const { page } = studio;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('prompt templates');
  await page.keyboard.press('Enter');
  await page.getByRole('searchbox', { name: 'Find a template' }).fill('enhance sdxl everybody');
  await page.getByRole('navigation', { name: 'Templates' }).getByRole('button').first().press('Enter');

  const asked = page.getByRole('textbox', { name: 'What it is asked' });
  const before = await asked.inputValue();
  await asked.fill('Enrich {{promt}}');
  await expect(page.getByText('{{promt}} is no variable. Did you mean {{prompt}}?')).toBeVisible();
  await asked.fill('Enrich {{prompt}}, heed {{rules}}');
  await page.getByRole('button', { name: 'Try it' }).click();
  const result = page.getByRole('region', { name: 'What came of it' });
  await expect(result.getByText(/Rules, no model · first words after .* whole in .* seed \d+/)).toBeVisible();
  await expect(result).toContainText('a lighthouse at dawn');

  await page.reload();
  await expect(asked).toHaveValue('Enrich {{prompt}}, heed {{rules}}');
  await asked.press('Control+s');
  await expect(page.getByText('Version 2 is saved', { exact: true })).toBeVisible();
  await page.getByRole('tab', { name: /History/ }).click();
  await page.getByRole('button', { name: /^Version 1/ }).click();
  await page.getByRole('button', { name: 'Restore version 1' }).click();
  await expect(page.getByRole('button', { name: /^Version 3/ })).toBeVisible();
  await page.getByRole('tab', { name: 'Edit and try' }).click();
  await expect(asked).toHaveValue(before);
});
