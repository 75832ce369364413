import { findGenerate, findInspector, findPrompt, findTakes } from '../support/find-on-screen.ts';
import { makeTakes, readTakes } from '../support/make-takes.ts';
import { expect, test } from '../support/studio-fixture.ts';

test('the settings of a take make the same picture again, and Vary makes another one of it', async ({ studio }) => {
  const { page } = studio;
  const prompt = 'A caravan crossing dunes at dusk';
  const first = await makeTakes(studio, prompt, { seed: 4711, style: 'ink' });
  await findPrompt(page).fill('something quite different');
  await findTakes(page, prompt).click();
  await findInspector(page).getByRole('button', { name: 'Reuse settings' }).click();
  await expect(findPrompt(page)).toHaveValue(prompt);
  await expect(page.getByRole('spinbutton', { name: 'Seed' })).toHaveValue('4711');
  await expect(page.getByRole('combobox', { name: 'Style' })).toHaveText('Ink');
  await findGenerate(page).click();
  await expect(findTakes(page, prompt)).toHaveCount(2);

  await findTakes(page, prompt).first().click();
  await findInspector(page).getByRole('button', { name: 'Vary' }).click();
  await expect(findTakes(page, prompt)).toHaveCount(3);
  await findTakes(page, prompt).first().click();
  await expect(findInspector(page).getByRole('heading', { name: 'Based on' })).toBeVisible();

  const pictures = (await readTakes(studio)).map(take => take.media.sha256);
  const [varied, again, original] = pictures;
  expect(original).toBe(first.takes[0]?.media.sha256);
  expect(again).toBe(original);
  expect(varied).not.toBe(original);
});
