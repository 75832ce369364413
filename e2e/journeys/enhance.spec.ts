import type { Page } from '@playwright/test';
import { findGenerate, findInspector, findPrompt, findTakes } from '../support/find-on-screen.ts';
import { readTakes } from '../support/make-takes.ts';
import { expect, test } from '../support/studio-fixture.ts';

const OWN = 'a lighthouse on a rock';
const findWritten = (page: Page) => page.getByRole('region', { name: 'What was written' });

test('a prompt is enhanced by the rules, kept, made, and its recipe has the words as typed and as sent', async ({
  studio,
}) => {
  test.slow();
  const { page } = studio;
  await findPrompt(page).fill(OWN);
  await page.getByRole('button', { name: 'Enhance', exact: true }).click();
  const written = findWritten(page);
  await expect(written.locator('ins').first()).toBeVisible();
  await expect(findPrompt(page)).toHaveValue(OWN);
  await written.getByRole('radio', { name: 'After' }).click();
  await written.getByRole('button', { name: 'Keep' }).click();
  await expect(written).toHaveCount(0);
  const sent = await findPrompt(page).inputValue();
  expect(sent.length).toBeGreaterThan(OWN.length);

  await findGenerate(page).click();
  await expect(findTakes(page, sent)).toHaveCount(1);
  await findTakes(page, sent).click();
  const inspector = findInspector(page);
  await expect(inspector.getByRole('heading', { name: 'Prompt, as sent' })).toBeVisible();
  await expect(inspector.getByText(OWN, { exact: true })).toBeVisible();
  const [take] = await readTakes(studio);
  const detail = await studio.api.readGeneration({ params: { id: take?.id ?? '' } });
  if (!detail.ok) throw new Error(detail.problem.message);
  expect(detail.value.variants[0]?.recipe.words).toMatchObject({ typed: sent, original: OWN, writer: 'Rules' });

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(findPrompt(page)).toHaveValue(OWN);
});

test('the whole way is walked by keys: enhance, look, keep, take back, change by instruction', async ({ studio }) => {
  const { page } = studio;
  await findPrompt(page).fill(OWN);
  await findPrompt(page).press('ControlOrMeta+e');
  await expect(findWritten(page)).toBeVisible();
  await expect(findPrompt(page)).toBeFocused();
  const until = async (name: string) => {
    for (let step = 0; step < 20; step += 1) {
      await page.keyboard.press('Tab');
      if ((await page.locator(':focus').textContent()) === name) return;
    }
    throw new Error(`“${name}” was not reached by Tab.`);
  };
  await until('Keep');
  await page.keyboard.press('Enter');
  await expect(findPrompt(page)).not.toHaveValue(OWN);
  await until('Undo');
  await page.keyboard.press('Enter');
  await expect(findPrompt(page)).toHaveValue(OWN);
  await until('Change…');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Change it' })).toBeFocused();
  await page.keyboard.type('make it night');
  await page.keyboard.press('Enter');
  await expect(findWritten(page).getByText(/night/).first()).toBeVisible();
});

test('one idea becomes prompts that are asked for each by itself, and the list is there after a reload', async ({
  studio,
}) => {
  test.slow();
  const { page } = studio;
  await findPrompt(page).fill(OWN);
  await page.getByRole('button', { name: 'Many…' }).click();
  await page.getByRole('spinbutton', { name: 'Prompts from this idea' }).fill('3');
  await page.getByRole('button', { name: 'Write 3' }).click();
  const list = page.getByRole('region', { name: 'Prompts from this idea' });
  await expect(list.getByRole('checkbox')).toHaveCount(3);
  await list.getByRole('textbox', { name: 'Words of prompt 1' }).fill('a lighthouse of my own');
  await list.getByRole('button', { name: 'Remove prompt 3' }).click();
  await page.reload();
  await expect(list.getByRole('textbox', { name: 'Words of prompt 1' })).toHaveValue('a lighthouse of my own');
  await list.getByRole('button', { name: 'Generate all 2' }).click();
  await expect(list).toHaveCount(0);
  await expect(async () => expect(await readTakes(studio)).toHaveLength(2)).toPass();
  await expect(findTakes(page, 'a lighthouse of my own')).toHaveCount(1);
});
