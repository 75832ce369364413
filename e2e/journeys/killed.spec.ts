import { findTakes } from '../support/find-on-screen.ts';
import { findWorkerProcess } from '../support/find-worker-process.ts';
import { askForTakes, readTakes } from '../support/make-takes.ts';
import { expect, test } from '../support/studio-fixture.ts';

const LARGE = { size: { width: 2048, height: 2048 } };

test('a studio that is killed while it makes pictures finishes them after the next start, none lost and none twice', async ({
  studio,
}) => {
  test.slow();
  await askForTakes(studio, 'A storm over the fields', { ...LARGE, count: 2 });
  await studio.page.getByRole('progressbar').waitFor();
  await studio.kill('SIGKILL');
  await studio.start();
  await expect(findTakes(studio.page, 'A storm')).toHaveCount(2, { timeout: 120_000 });
  await expect(studio.page.getByRole('contentinfo')).toContainText('Nothing in the queue');
  const takes = await readTakes(studio);
  expect(takes.map(take => take.variants)).toEqual([1, 1]);
  expect(new Set(takes.map(take => take.taskId)).size).toBe(2);
});

test('a worker that is killed while it draws comes back by itself, and so does its task', async ({ studio }) => {
  test.slow();
  const { page } = studio;
  await askForTakes(studio, 'A cathedral', LARGE);
  await page.getByRole('progressbar').waitFor();
  const killed = findWorkerProcess(studio.pid);
  if (killed === null) throw new Error('The built-in worker has no process.');
  process.kill(killed, 'SIGKILL');
  await expect(findTakes(page, 'A cathedral')).toBeVisible({ timeout: 90_000 });
  expect(findWorkerProcess(studio.pid)).not.toBe(killed);
  await page.getByRole('link', { name: 'Workers', exact: true }).click();
  await expect(page.getByRole('article', { name: 'Built-in' })).toContainText('Ready');
});
