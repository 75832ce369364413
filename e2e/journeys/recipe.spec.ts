import { downloadUrl } from '../../backend/contract/bytes.ts';
import { dropFile } from '../support/drop-file.ts';
import { findGenerate, findPrompt, findTakes } from '../support/find-on-screen.ts';
import { makeTakes, readTakes } from '../support/make-takes.ts';
import { readBytes } from '../support/read-bytes.ts';
import { expect, test } from '../support/studio-fixture.ts';

test('a downloaded picture tells how it was made, and the form is filled with it', async ({ studio }) => {
  const { page } = studio;
  const prompt = 'Two sailors on a quay, “farewell”, ночь 夜';
  await makeTakes(studio, prompt, { seed: 31337, style: 'noir', negative: 'birds' });
  const [take] = await readTakes(studio);
  const file = await readBytes(page, downloadUrl(take?.id ?? ''));
  const clean = await readBytes(page, downloadUrl(take?.id ?? '', true));

  await dropFile(page.getByRole('form', { name: 'Generate' }), 'quay.png', 'image/png', clean);
  await expect(page.getByRole('img', { name: 'Reference picture that is used' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Recipe found' })).toBeHidden();

  await dropFile(page.getByRole('form', { name: 'Generate' }), 'quay.png', 'image/png', file);
  await page.getByRole('region', { name: 'Recipe found' }).getByRole('button', { name: 'Use its recipe' }).click();
  await expect(findPrompt(page)).toHaveValue(prompt);
  await expect(page.getByRole('textbox', { name: 'Leave out' })).toHaveValue('birds');
  await expect(page.getByRole('combobox', { name: 'Style' })).toHaveText('Noir');
  await expect(page.getByRole('spinbutton', { name: 'Seed' })).toHaveValue('31337');
  await findGenerate(page).click();
  await expect(findTakes(page, prompt)).toHaveCount(2);
  const [again] = await readTakes(studio);
  expect(again?.media.sha256).toBe(take?.media.sha256);
});
