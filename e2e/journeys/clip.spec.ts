import { findGenerate, findPrompt, findTakes } from '../support/find-on-screen.ts';
import { readTakes } from '../support/make-takes.ts';
import { expect, test } from '../support/studio-fixture.ts';

test('a clip of two seconds is made, plays when pointed at and when open, and streams in ranges', async ({
  studio,
}) => {
  test.slow();
  const { page } = studio;
  await page.getByRole('combobox', { name: 'Model' }).click();
  await page.getByRole('option', { name: /Storyboard animatic/ }).click();
  await findPrompt(page).fill('A train through snow');
  await page.getByRole('spinbutton', { name: 'Length' }).fill('2');
  await expect(findGenerate(page)).toHaveAccessibleName(/^Generate 1 /);
  await findGenerate(page).click();
  await page.getByRole('progressbar').waitFor();
  const clip = findTakes(page, 'A train through snow');
  await expect(clip).toHaveAccessibleName(/^Clip: .*Sketch, no AI model/, { timeout: 90_000 });
  await expect(clip).toContainText('0:02');

  await clip.hover();
  await expect.poll(() => clip.locator('video').evaluate(playedSeconds)).toBeGreaterThan(0.2);
  await clip.focus();
  await page.keyboard.press('Space');
  const large = page.getByRole('dialog', { name: 'A train through snow' }).locator('video');
  await expect.poll(() => large.evaluate(playedSeconds)).toBeGreaterThan(0.2);
  expect(await large.evaluate(video => (video as unknown as { duration: number }).duration)).toBeCloseTo(2, 0);

  const [made] = await readTakes(studio);
  const answer = await page.evaluate(async path => {
    const part = await fetch(path, { headers: { range: 'bytes=100-199' } });
    return [part.status, part.headers.get('content-range'), (await part.arrayBuffer()).byteLength];
  }, `/api/media/${made?.media.sha256}`);
  expect(answer).toEqual([206, `bytes 100-199/${made?.media.bytes}`, 100]);
});

const playedSeconds = (video: unknown) => (video as { currentTime: number }).currentTime;
