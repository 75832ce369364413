import { findInspector, findTakes } from '../support/find-on-screen.ts';
import { makeTakes, readTakes } from '../support/make-takes.ts';
import { expect, test } from '../support/studio-fixture.ts';

test('what a take shows is judged on a bare machine, stands in the inspector, and makes no other take', async ({
  studio,
}) => {
  test.slow();
  const { page } = studio;
  const prompt = 'A lighthouse on a rock';
  await makeTakes(studio, prompt);
  await findTakes(page, prompt).click();
  await findInspector(page).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: /^Rate content/ }).click();
  await expect(findInspector(page).getByRole('heading', { name: /^Content: harmless/ })).toBeVisible({
    timeout: 60_000,
  });
  expect(await readTakes(studio)).toHaveLength(1);
  await expect(findTakes(page, prompt)).toHaveCount(1);
});
