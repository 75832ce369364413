import sharp from 'sharp';
import { mediaUrl } from '../../backend/contract/bytes.ts';
import { findGenerate, findInspector, findNotices, findPrompt, findTakes } from '../support/find-on-screen.ts';
import { makeTakes, readTakes } from '../support/make-takes.ts';
import { readBytes } from '../support/read-bytes.ts';
import { expect, test } from '../support/studio-fixture.ts';

test('a file from the disk lends a sketch its palette, as strongly as the person says', async ({ studio }) => {
  const { page } = studio;
  const crimson = sharp({ create: { width: 320, height: 240, channels: 3, background: '#b01030' } }).png();
  await findPrompt(page).fill('A meadow');
  await expect(page.getByRole('slider', { name: 'How much may change' })).toBeHidden();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose…' }).click();
  await (await chooser).setFiles({ name: 'crimson.png', mimeType: 'image/png', buffer: await crimson.toBuffer() });
  await expect(page.getByRole('img', { name: 'Reference picture that is used' })).toBeVisible();

  await page.getByRole('spinbutton', { name: 'How much may change' }).fill('0.1');
  await findGenerate(page).click();
  await findTakes(page, 'A meadow').click();
  await expect(findInspector(page)).toContainText(/How much may change\s*0\.1/);

  const [made] = await readTakes(studio);
  const { channels } = await sharp(await readBytes(page, mediaUrl(made?.media.sha256 ?? ''))).stats();
  const [red = 0, green = 255, blue = 255] = channels.map(channel => channel.mean);
  expect(red).toBeGreaterThan(2 * Math.max(green, blue));
});

test('a take becomes the reference of the next one by hand or by key, and the next one says what it came from', async ({
  studio,
}) => {
  const { page } = studio;
  await makeTakes(studio, 'A pier');
  const used = page.getByRole('img', { name: 'Reference picture that is used' });
  await findTakes(page, 'A pier').dragTo(page.getByRole('region', { name: /^Reference picture/ }));
  await expect(used).toBeVisible();
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(used).toBeHidden();

  await findTakes(page, 'A pier').click();
  await page.keyboard.press('f');
  await expect(used).toBeVisible();
  await expect(findNotices(page)).toContainText('In the form as a reference');
  await findPrompt(page).fill('The same at night');
  await findGenerate(page).click();
  await findTakes(page, 'The same at night').click();
  await expect(findInspector(page).getByRole('button', { name: 'A pier' })).toBeVisible();
});
