import { expect, test } from '../../support/studio-fixture.ts';

test('the printed address opens the studio once: a second person who has seen it is not let in', async ({
  studio,
  readBrowser,
}) => {
  const printed = studio.said().match(/http:\S+/)?.[0] ?? '';
  const stranger = await (await readBrowser()).newPage();
  await stranger.goto(printed);
  await expect(stranger.getByRole('heading', { name: 'This address has been used' })).toBeVisible();
  await stranger.goto(new URL('/library', printed).href);
  await expect(stranger.getByRole('heading', { name: 'Open the address that Dailies printed' })).toBeVisible();
  await stranger.close();

  expect(studio.page.url()).not.toContain('token');
  await studio.page.goto(printed);
  await expect(studio.page.getByText('Nothing made here yet')).toBeVisible();
});

test('a person who signs out sees nothing of the studio any more', async ({ studio }) => {
  const { page } = studio;
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Open the address that Dailies printed' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Open the address that Dailies printed' })).toBeVisible();
  const answer = await studio.api.listProjects({});
  expect(answer).toMatchObject({ ok: false, problem: { code: 'not_signed_in' } });
});
