import { findGenerate, findPrompt, findTakes } from '../../support/find-on-screen.ts';
import { expect, test } from '../../support/studio-fixture.ts';

test('two tabs stay in step: what is made, kept, discarded and paused in one is seen in the other', async ({
  studio,
}) => {
  const { page: here } = studio;
  const there = await studio.newPage?.();
  if (!there) throw new Error('A browser has tabs.');
  await findPrompt(here).fill('A comet');
  await findGenerate(here).click();
  await there.getByRole('progressbar').waitFor();
  await expect(findTakes(there, 'A comet')).toBeVisible();

  await findTakes(there, 'A comet').click();
  await there.keyboard.press('s');
  await expect(findTakes(here, 'A comet')).toHaveAccessibleName(/, kept$/);
  await here.getByRole('contentinfo').getByRole('button', { name: 'Pause' }).click();
  await expect(there.getByRole('contentinfo')).toContainText('Queue paused.');
  await there.getByRole('contentinfo').getByRole('button', { name: 'Resume' }).click();
  await expect(here.getByRole('contentinfo')).not.toContainText('Queue paused.');

  await there.getByRole('link', { name: 'Library', exact: true }).click();
  await there.getByRole('gridcell', { name: /A comet/ }).click();
  await there.keyboard.press('x');
  await expect(findTakes(here, 'A comet')).toHaveCount(0);
});

test('a tab that was open while the studio was away says so, keeps what was asked, and goes on by itself', async ({
  studio,
}) => {
  const tab = await studio.newPage?.();
  if (!tab) throw new Error('A browser has tabs.');
  await findPrompt(tab).fill('A canoe');
  await studio.kill('SIGKILL');
  await expect(tab.getByText('Connection lost, trying again…')).toBeVisible();
  await findGenerate(tab).click();
  await expect(tab.getByRole('alert')).toContainText('Your words are still in the form.');
  await expect(findPrompt(tab)).toHaveValue('A canoe');

  await studio.start();
  await expect(tab.getByText('Connected')).toBeVisible();
  await tab.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await expect(findTakes(tab, 'A canoe')).toBeVisible();
});
