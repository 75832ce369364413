import { findFreePort } from '../../../backend/lan/find-free-port.fake.ts';
import { expect, test } from '../../support/studio-fixture.ts';

test('a tablet opens the studio by the address that the settings give, once, and sees it live until the way in is shut', async ({
  studio,
  readBrowser,
}) => {
  const { page, api } = studio;
  await api.changeLan({ body: { on: false, port: await findFreePort() } });
  await page.getByRole('link', { name: 'Settings' }).click();
  const way = page.getByRole('switch', { name: 'Let other machines in this house reach the studio' });
  await way.click();
  await page.getByRole('button', { name: 'Open on another device' }).click();
  const address = (await page.getByText(/^https:.*token=/).textContent()) ?? '';

  // A person who accepts the certificate that the studio made itself.
  const tablet = await (await readBrowser()).newContext({ ignoreHTTPSErrors: true });
  try {
    const screen = await tablet.newPage();
    await screen.goto(address);
    await screen.getByRole('button', { name: 'Skip' }).click();
    await expect(screen.getByText('Nothing made here yet')).toBeVisible();
    await expect(screen.getByText('Connected')).toBeVisible();
    expect((await tablet.cookies()).map(({ secure, httpOnly }) => [secure, httpOnly])).toEqual([[true, true]]);

    const stranger = await (await readBrowser()).newPage({ ignoreHTTPSErrors: true });
    await stranger.goto(address);
    await expect(stranger.getByRole('heading', { name: 'This address has been used' })).toBeVisible();
    await stranger.close();

    await way.click();
    await expect(screen.getByText('Connected')).toBeHidden();
    await expect(screen.goto(new URL(address).origin)).rejects.toThrow('ERR_CONNECTION_REFUSED');
  } finally {
    await tablet.close();
  }
});
