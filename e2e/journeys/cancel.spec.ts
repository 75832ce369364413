import { findTakes } from '../support/find-on-screen.ts';
import { askForTakes } from '../support/make-takes.ts';
import { expect, test } from '../support/studio-fixture.ts';

test('a running task that is cancelled says so, its worker stops, and the next one runs', async ({ studio }) => {
  const { page } = studio;
  const takes = page.getByRole('region', { name: 'Takes' });
  const large = await askForTakes(studio, 'A crowded market at noon', { size: { width: 2048, height: 2048 } });
  await askForTakes(studio, 'An empty street at night');
  await page.getByRole('progressbar', { name: /crowded market/ }).waitFor();
  await expect(takes.getByText('Waiting: it is next')).toBeVisible();

  await takes.getByRole('button', { name: /^Cancel .*crowded market/ }).click();
  await expect(takes.getByText('Cancelled', { exact: true })).toBeVisible();
  await expect(findTakes(page, 'An empty street')).toBeVisible();
  expect(studio.said()).toMatch(/Attempt \S+ was given up/);
  await expect(findTakes(page, 'A crowded market')).toHaveCount(0);
  const read = await studio.api.readBatch({ params: { id: large.id } });
  expect(read).toMatchObject({ value: { takes: [], tasks: [{ status: 'cancelled', attempts: 1 }] } });

  await takes.getByRole('button', { name: /^Try again/ }).click();
  await expect(findTakes(page, 'A crowded market')).toBeVisible({ timeout: 60_000 });
});

test('all that has not finished of a batch is cancelled at once, and leaves the workspace when told to', async ({
  studio,
}) => {
  const { page } = studio;
  const takes = page.getByRole('region', { name: 'Takes' });
  await askForTakes(studio, 'Sheep on a hill', { count: 4, size: { width: 2048, height: 2048 } });
  await page.getByRole('progressbar').waitFor();
  await takes.getByRole('button', { name: /^Cancel all 4/ }).click();
  await expect(takes.getByText('Cancelled', { exact: true })).toHaveCount(4);
  await expect(page.getByRole('contentinfo')).toContainText('Nothing in the queue');
  await takes.getByRole('button', { name: 'Take the 4 that did not finish off the workspace' }).click();
  await expect(page.getByText('Nothing made here yet')).toBeVisible();
});
