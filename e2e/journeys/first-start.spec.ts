import { findGenerate, findPrompt, findTakes } from '../support/find-on-screen.ts';
import { expect, test } from '../support/studio-fixture.ts';

test.describe('a person who is here for the first time', () => {
  test.use({ meetsFirstSteps: true });

  test('is led to a first picture within a minute, keeps it, and finds it again tomorrow', async ({ studio }) => {
    const { page } = studio;
    const began = Date.now();
    const steps = page.getByRole('dialog');
    await expect(steps).toContainText('This machine will do the work');
    await expect(steps).toContainText(/\d+ CPU core/);
    await steps.getByRole('button', { name: 'Next' }).click();
    await expect(steps).toContainText('Library');
    await steps.getByRole('button', { name: 'Next' }).click();
    await steps.getByRole('button', { name: 'Start with this prompt' }).click();

    await expect(findPrompt(page)).toBeFocused();
    await expect(findPrompt(page)).toHaveValue(/lighthouse/);
    await findGenerate(page).click();
    await page.getByRole('progressbar').waitFor();
    const take = findTakes(page, 'A lone lighthouse');
    await expect(take).toBeVisible();
    expect(Date.now() - began).toBeLessThan(60_000);

    await take.hover();
    await page.getByRole('button', { name: 'Keep', exact: true }).first().click();
    await expect(take).toHaveAccessibleName(/, kept$/);

    await page.getByRole('link', { name: 'Library' }).click();
    await page.getByRole('searchbox', { name: 'Search by prompt' }).fill('zebra');
    await expect(page.getByText('No item has these words')).toBeVisible();
    await page.getByRole('searchbox', { name: 'Search by prompt' }).fill('lightho');
    await expect(page.getByRole('gridcell', { name: /lighthouse/ })).toBeVisible();
    await expect(page.getByText('1 item found')).toBeVisible();

    await studio.restart();
    const tomorrow = studio.page;
    await tomorrow.getByRole('link', { name: 'Library' }).click();
    await expect(tomorrow.getByRole('gridcell', { name: /lighthouse/ })).toBeVisible();
    await expect(tomorrow.getByRole('dialog')).toBeHidden();
  });

  test('can skip the first steps, and never meets them again', async ({ studio }) => {
    const { page } = studio;
    await page.getByRole('button', { name: 'Skip' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByText('Nothing made here yet')).toBeVisible();
    await page.reload();
    await expect(page.getByText('Nothing made here yet')).toBeVisible();
    await expect(page.getByRole('dialog')).toBeHidden();
  });
});
