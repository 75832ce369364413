import { findTakes } from '../../support/find-on-screen.ts';
import { startSecondDesktop } from '../../support/launch-desktop.ts';
import { makeTakes } from '../../support/make-takes.ts';
import { expect, type Studio, test } from '../../support/studio-fixture.ts';

const isFocused = async ({ desktop }: Studio) =>
  desktop?.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(window => window.isFocused()));
const lookAway = async ({ desktop }: Studio) =>
  desktop?.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());

test('a second start ends at once and brings the first window to the front', async ({ studio }) => {
  await lookAway(studio);
  expect(await isFocused(studio)).toEqual([false]);
  expect(await startSecondDesktop(studio.folder)).toBe(0);
  await expect.poll(() => isFocused(studio)).toEqual([true]);
});

test('an address such as dailies://take/… opens that take, wherever it is now', async ({ studio }) => {
  const { page, folder, api } = studio;
  const [take] = (await makeTakes(studio, 'A lantern')).takes;
  const ids = [take?.id ?? ''];
  const open = () => startSecondDesktop(folder, `dailies://take/${take?.id}`);
  await page.getByRole('link', { name: 'Settings' }).click();
  await open();
  await expect(findTakes(page, 'A lantern')).toBeFocused();
  await api.keepTakes({ body: { ids } });
  await open();
  await expect(page.getByRole('dialog', { name: 'A lantern' })).toBeVisible();
  await page.keyboard.press('Escape');
  await api.discardTakes({ body: { ids } });
  await open();
  await expect(page.getByRole('dialog', { name: 'A lantern' })).toContainText('In the trash.');
  await page.keyboard.press('Escape');

  await startSecondDesktop(folder, 'dailies://take/../../etc/passwd');
  await startSecondDesktop(folder, 'dailies://settings');
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
});
