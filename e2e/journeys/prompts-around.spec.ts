import { findGenerate, findPrompt, findTakes } from '../support/find-on-screen.ts';
import { expect, test } from '../support/studio-fixture.ts';

test('a style and a wildcard are written, seen as they are sent, and come out again with a batch and with a take', async ({
  studio,
}) => {
  const { page } = studio;
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await page.getByRole('tab', { name: 'Styles' }).click();
  await page.getByRole('button', { name: 'Make the first style' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Ink');
  await page.getByRole('textbox', { name: 'Before the prompt' }).fill('ink drawing of {prompt}, rough paper');
  await expect(page.getByText('ink drawing of a lighthouse on a rocky coast, rough paper')).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('button', { name: 'Ink', exact: true })).toHaveAttribute('aria-current', 'true');

  await page.getByRole('tab', { name: 'Wildcards' }).click();
  await page.getByRole('button', { name: 'Make the first wildcard' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('bird');
  await page.getByRole('textbox', { name: 'Lines' }).fill('heron\n__bird__');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/leads back to it/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Lines' }).fill('heron');
  await page.keyboard.press('Control+s');
  await page.getByRole('button', { name: 'Try' }).click();
  await expect(page.getByRole('list', { name: 'Samples' }).getByText('heron')).toHaveCount(10);

  await page.getByRole('link', { name: 'Work', exact: true }).click();
  await findPrompt(page).fill('a __bird__ by a lake');
  await page.getByRole('button', { name: 'Styles' }).click();
  await page.keyboard.type('ink');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const around = page.getByRole('region', { name: 'Around the prompt' });
  await around.getByRole('button', { name: /^As sent/ }).click();
  await expect(around.getByText('ink drawing of a heron by a lake, rough paper')).toBeVisible();
  await findGenerate(page).click();

  const takes = page.getByRole('region', { name: 'Takes' });
  await takes
    .getByRole('button', { name: /^Picture: / })
    .first()
    .click();
  await findPrompt(page).fill('something else');
  await page.getByRole('region', { name: 'Takes' }).getByRole('button', { name: 'Reuse settings' }).first().click();
  await expect(findPrompt(page)).toHaveValue('a __bird__ by a lake');
  await expect(around.getByText('Ink', { exact: true })).toBeVisible();

  await findTakes(page, '').first().click();
  await page.keyboard.press('r');
  await expect(findPrompt(page)).toHaveValue('ink drawing of a heron by a lake, rough paper');
  await expect(around.getByText('Ink', { exact: true })).toHaveCount(0);
});

test('what was written of a style and not saved is there again after a reload', async ({ studio }) => {
  const { page } = studio;
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await page.getByRole('tab', { name: 'Styles' }).click();
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Name' }).fill('Half done');
  await page.getByRole('tab', { name: 'History' }).click();
  await page.reload();
  await page.getByRole('tab', { name: 'Styles' }).click();
  await page.getByRole('button', { name: /^New style Not saved/ }).click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Half done');
});
