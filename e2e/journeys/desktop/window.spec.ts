import { findTakes } from '../../support/find-on-screen.ts';
import { askForTakes, makeTakes } from '../../support/make-takes.ts';
import { expect, type Studio, test } from '../../support/studio-fixture.ts';

const readBounds = async ({ desktop }: Studio) =>
  desktop?.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());

test('the window comes back where and as large as it was left', async ({ studio }) => {
  const left = { x: 60, y: 40, width: 1100, height: 720 };
  await studio.desktop?.app.evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    left,
  );
  await studio.restart();
  await expect.poll(() => readBounds(studio)).toEqual(left);
});

test('what is finished while nobody looks is told by the system, and a click leads to it', async ({ studio }) => {
  const { page, desktop } = studio;
  await desktop?.app.evaluate(({ BrowserWindow, Notification }) => {
    const shown: Electron.Notification[] = [];
    const { show } = Notification.prototype;
    Notification.prototype.show = function (this: Electron.Notification) {
      shown.push(this);
      show.call(this);
    };
    Object.assign(globalThis, { shown });
    BrowserWindow.getAllWindows()[0]?.minimize();
  });
  const readShown = async () =>
    desktop?.app.evaluate(() => {
      const { shown } = globalThis as unknown as { shown: Electron.Notification[] };
      return shown.map(({ title, body }) => ({ title, body }));
    });
  await askForTakes(studio, 'A signal fire', { count: 2 });
  await expect.poll(readShown).toEqual([{ title: '2 pictures are ready', body: 'A signal fire' }]);

  await page.getByRole('link', { name: 'Workers', exact: true }).click();
  await desktop?.app.evaluate(() => {
    const { shown } = globalThis as unknown as { shown: Electron.Notification[] };
    shown[0]?.emit('click');
  });
  await expect(page.getByRole('region', { name: 'Takes' }).locator(':focus')).toHaveAccessibleName(/A signal fire/);
  await makeTakes(studio, 'Seen as it comes');
  await expect(findTakes(page, 'Seen as it comes')).toBeVisible();
  expect(await readShown()).toHaveLength(1);
});

test('the window stays with the studio: other pages open outside, or not at all', async ({ studio }) => {
  const { page, desktop } = studio;
  await desktop?.app.evaluate(({ shell }) => {
    const opened: string[] = [];
    shell.openExternal = async url => void opened.push(url);
    Object.assign(globalThis, { opened });
  });
  const before = await desktop?.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
  );
  await page.evaluate(() => {
    const { location, open } = globalThis as unknown as { location: { href: string }; open(url: string): unknown };
    open('https://example.com/by-open');
    open('file:///etc/passwd');
    location.href = 'https://example.com/by-link';
  });
  await expect
    .poll(async () => desktop?.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened.toSorted()))
    .toEqual(['https://example.com/by-link', 'https://example.com/by-open']);
  await expect(page.getByText('Nothing made here yet')).toBeVisible();
  const now = await desktop?.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(window => window.webContents.getURL()),
  );
  expect(now).toEqual([before]);
});
