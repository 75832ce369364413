import { startComfyuiFake } from '../../workers/runtimes/comfyui/comfyui.fake.ts';
import { findGenerate, findPrompt, findTakes } from '../support/find-on-screen.ts';
import { expect, test } from '../support/studio-fixture.ts';

const PROMPT = 'a lighthouse at dawn';

test('an engine on an address is added, makes a picture, is drained and removed', async ({ studio }) => {
  const comfy = await startComfyuiFake();
  try {
    const { page } = studio;
    await page.getByRole('link', { name: 'Workers' }).click();

    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('menuitem', { name: /An engine on an address/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Add an engine on an address' });
    await dialog.getByLabel('Address').fill('http://127.0.0.1:9');
    await dialog.getByRole('button', { name: 'Test' }).click();
    await expect(dialog.getByText('does not answer')).toBeVisible();
    await dialog.getByLabel('Address').fill(comfy.address);
    await dialog.getByRole('button', { name: 'Test' }).click();
    await expect(dialog.getByText(/ComfyUI .* answers, with \d+ models/)).toBeVisible();
    await dialog.getByLabel('Name', { exact: true }).fill('Den');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();

    const card = page.getByRole('article', { name: 'Den' });
    await expect(card.getByText('Ready', { exact: true })).toBeVisible();
    await expect(card.getByText(`ComfyUI at ${comfy.address}`)).toBeVisible();

    const { models } = await value(studio.api.listModels({}));
    const { workers } = await value(studio.api.listWorkers({}));
    const den = workers.find(worker => worker.name === 'Den');
    const made = models.find(model => den?.modelIds.includes(model.id) && model.kind === 'image');
    if (!den || !made) throw new Error('The engine told of no model that makes pictures.');

    await page.getByRole('link', { name: 'Work', exact: true }).click();
    await page.getByRole('combobox', { name: 'Model' }).click();
    await page.getByRole('option', { name: made.name }).click();
    await findPrompt(page).fill(PROMPT);
    await findGenerate(page).click();
    await expect(findTakes(page, PROMPT)).toHaveCount(1);

    await page.getByRole('link', { name: 'Workers' }).click();
    await expect(card.getByRole('img', { name: /The last 1 tasks of Den/ })).toBeVisible();
    await page.getByRole('button', { name: 'More for Den' }).click();
    await page.getByRole('menuitem', { name: /^Drain/ }).click();
    await expect(card.getByText('Drained: it has finished all it had and takes nothing new.')).toBeVisible();

    await page.getByRole('button', { name: 'More for Den' }).click();
    await page.getByRole('menuitem', { name: /^Remove/ }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await expect(card).toHaveCount(0);
    await page.getByRole('link', { name: 'Work', exact: true }).click();
    await expect(findTakes(page, PROMPT)).toHaveCount(1);
  } finally {
    await comfy.close();
  }
});

async function value<T>(
  call: Promise<{ ok: true; value: T } | { ok: false; problem: { message: string } }>,
): Promise<T> {
  const result = await call;
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}
