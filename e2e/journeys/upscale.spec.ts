import { findInspector, findTakes } from '../support/find-on-screen.ts';
import { makeTakes, readTakes } from '../support/make-takes.ts';
import { expect, test } from '../support/studio-fixture.ts';

test('a take is made twice as large on a bare machine, and is found by the words of the one it came from', async ({
  studio,
}) => {
  test.slow();
  const { page } = studio;
  const prompt = 'A lighthouse in heavy rain';
  const small = await makeTakes(studio, prompt, { size: { width: 256, height: 256 } });
  await findTakes(page, prompt).click();
  await page.keyboard.press('Shift+U');
  await expect(findTakes(page, prompt)).toHaveCount(2, { timeout: 60_000 });
  const [large, source] = await readTakes(studio);
  expect(source?.id).toBe(small.takes[0]?.id);
  expect(large).toMatchObject({ modelId: 'upscale', kind: 'image', media: { width: 512, height: 512 } });

  await findTakes(page, prompt).first().click();
  await expect(findInspector(page).getByRole('heading', { name: 'Based on' })).toBeVisible();
  await expect(findInspector(page)).toContainText('512 × 512');
});
