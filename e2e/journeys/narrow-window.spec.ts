import { findGenerate, findInspector, findPrompt, findTakes } from '../support/find-on-screen.ts';
import { makeTakes } from '../support/make-takes.ts';
import { expect, test } from '../support/studio-fixture.ts';

test('in a window of 1024 × 700 the inspector comes over the takes, and nothing runs out of the window', async ({
  studio,
}) => {
  const { page } = studio;
  await makeTakes(studio, 'A ferry');
  await studio.resize(1024, 700);
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeHidden();
  await expect(findPrompt(page)).toBeVisible();
  await expect(findGenerate(page)).toBeInViewport();
  await findTakes(page, 'A ferry').click();
  await page.getByRole('button', { name: 'Inspector' }).click();
  const sheet = page.getByRole('dialog', { name: 'Inspector' });
  await expect(findInspector(page)).toContainText('A ferry');
  await page.keyboard.press('s');
  await expect(sheet.getByRole('button', { name: 'Do not keep' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  for (const name of ['Library', 'Workers', 'Settings', 'Work']) {
    await page.getByRole('link', { name, exact: true }).click();
    await expect.poll(() => overflow(page), name).toEqual([0, 0]);
  }
});

test('in a window 760 wide the prompt comes over the takes too, and leaves when the picture was asked for', async ({
  studio,
}) => {
  const { page } = studio;
  await studio.resize(760, 700);
  await expect(findPrompt(page)).toBeHidden();
  await page.getByRole('button', { name: 'Write a prompt' }).click();
  await expect(page.getByRole('dialog', { name: 'Prompt' })).toBeVisible();
  await expect(findPrompt(page)).toBeFocused();
  await findPrompt(page).fill('A boat');
  await expect(findGenerate(page)).toBeInViewport();
  await findGenerate(page).click();
  await expect(page.getByRole('dialog', { name: 'Prompt' })).toBeHidden();
  await expect(findTakes(page, 'A boat')).toBeVisible();
  await expect.poll(() => overflow(page)).toEqual([0, 0]);
});

/** How many pixels of the page lie outside the window, to the right and below. */
const overflow = (page: import('@playwright/test').Page) =>
  page.locator('html').evaluate(html => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = html as unknown as Record<string, number>;
    return [(scrollWidth ?? 0) - (clientWidth ?? 0), (scrollHeight ?? 0) - (clientHeight ?? 0)];
  });
