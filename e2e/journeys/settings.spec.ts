import { findInspector, findTakes } from '../support/find-on-screen.ts';
import { makeTakes } from '../support/make-takes.ts';
import { expect, test } from '../support/studio-fixture.ts';

test('the theme and the days that takes stay are set once and hold after a restart', async ({ studio }) => {
  await makeTakes(studio, 'A fjord');
  await findTakes(studio.page, 'A fjord').click();
  await expect(findInspector(studio.page)).toContainText('Goes to the trash in 7 days.');

  await studio.page.getByRole('link', { name: 'Settings' }).click();
  await studio.page.getByRole('radio', { name: 'Light' }).click();
  await expect(studio.page.locator('html')).toHaveAttribute('data-theme', 'light');
  const days = studio.page.getByRole('spinbutton', { name: 'Takes that are not kept stay' });
  await days.fill('400');
  await expect(studio.page.getByText('at most 365')).toBeVisible();
  await days.fill('3');
  await expect
    .poll(async () => await studio.api.readSettings({}))
    .toMatchObject({ value: { takeExpiryDays: 3, trashDays: 30 } });
  await expect(studio.page.getByText(studio.folder)).toBeVisible();

  await studio.restart();
  await expect(studio.page.locator('html')).toHaveAttribute('data-theme', 'light');
  await studio.page.getByRole('link', { name: 'Work', exact: true }).click();
  await findTakes(studio.page, 'A fjord').click();
  await expect(findInspector(studio.page)).toContainText('Goes to the trash in 3 days.');
});
