import { findNotices, findTakes } from '../support/find-on-screen.ts';
import { makeKept, makeTakes } from '../support/make-takes.ts';
import { expect, test } from '../support/studio-fixture.ts';

test('a discarded take is gone at once, and comes back by Undo or by its key', async ({ studio }) => {
  const { page } = studio;
  await makeTakes(studio, 'A lighthouse', { count: 2 });
  const takes = findTakes(page, 'A lighthouse');
  await expect(takes).toHaveCount(2);
  for (const undo of [
    () => findNotices(page).getByRole('button', { name: 'Undo' }).click(),
    () => page.keyboard.press('u'),
  ]) {
    await takes.first().hover();
    await page.getByRole('button', { name: 'Discard' }).first().click();
    await expect(takes).toHaveCount(1);
    await expect(findNotices(page)).toContainText('Take discarded');
    await undo();
    await expect(takes).toHaveCount(2);
    await expect(findNotices(page)).not.toContainText('Take discarded');
  }
  await page.reload();
  await expect(takes).toHaveCount(2);
});

test('what was moved to the trash is restored to where it was, or deleted for good', async ({ studio }) => {
  const { page } = studio;
  await makeKept(studio, 'A windmill');
  await makeTakes(studio, 'A canal');
  await page.getByRole('link', { name: 'Library' }).click();
  await page.getByRole('gridcell', { name: /A windmill/ }).click();
  await page.keyboard.press('x');
  await expect(page.getByText('Nothing kept yet')).toBeVisible();
  await page.getByRole('link', { name: 'Work', exact: true }).click();
  await findTakes(page, 'A canal').click();
  await page.keyboard.press('x');
  await expect(findTakes(page, 'A canal')).toHaveCount(0);

  await page.getByRole('link', { name: 'Library' }).click();
  await page.getByRole('radio', { name: 'Trash' }).click();
  await expect(page.getByText('2 items, each stays 30 days')).toBeVisible();
  await page.getByRole('gridcell', { name: /A windmill/ }).click();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByRole('gridcell')).toHaveCount(1);

  await page.getByRole('button', { name: 'Empty the trash…' }).click();
  const question = page.getByRole('alertdialog', { name: 'Delete 1 item for good?' });
  await expect(question).toContainText('There is no way back');
  await question.getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByText('The trash is empty')).toBeVisible();
  await page.getByRole('radio', { name: 'Library' }).click();
  await expect(page.getByRole('gridcell', { name: /A windmill/ })).toBeVisible();
});
