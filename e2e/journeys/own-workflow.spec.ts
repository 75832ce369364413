import sd15 from '../../resources/workflows/sd15.json' with { type: 'json' };
import { startComfyuiFake } from '../../workers/runtimes/comfyui/comfyui.fake.ts';
import { findTakes } from '../support/find-on-screen.ts';
import { expect, test } from '../support/studio-fixture.ts';

const loader = { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'v1-5-pruned-emaonly.safetensors' } };

test('a workflow saved from ComfyUI is pasted, named, and makes pictures among the other models', async ({
  studio,
}) => {
  const comfy = await startComfyuiFake();
  try {
    const engine = { kind: 'comfyui' as const, address: comfy.address, credentials: null, name: 'Comfy' };
    expect(await studio.api.addEngine({ body: engine })).toMatchObject({ ok: true });
    const { page } = studio;
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Add a workflow…' }).click();
    await page.getByRole('textbox', { name: 'Workflow' }).fill('{"nodes": [], "links": []}');
    await page.getByRole('button', { name: 'Find its inputs' }).click();
    await expect(
      page.getByText(/Save \(API format\), in newer versions Workflow → Export \(API\), and paste that/),
    ).toBeVisible();
    await page.getByRole('textbox', { name: 'Workflow' }).fill(JSON.stringify({ ...sd15.graph, '1': loader }));
    await page.getByRole('button', { name: 'Find its inputs' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Old lantern');
    await page.getByRole('textbox', { name: 'Label of prompt' }).fill('What to light');
    await page.getByRole('button', { name: 'Save workflow' }).click();
    const list = page.getByRole('list', { name: 'Workflows' });
    await expect(list).toContainText('Old lantern');
    await expect(list).toContainText('Runs on Comfy.');

    await page.getByRole('link', { name: 'Work', exact: true }).click();
    await page.getByRole('combobox', { name: 'Model' }).click();
    await page.getByRole('option', { name: /Old lantern/ }).click();
    await page.getByRole('textbox', { name: 'What to light' }).fill('A quay at night');
    await page.getByRole('button', { name: /^Generate/ }).click();
    await expect(findTakes(page, 'A quay at night')).toHaveCount(1);
    expect(JSON.stringify(comfy.seen.prompts)).toContain('A quay at night');
    expect(comfy.saved()).toHaveLength(1);
  } finally {
    await comfy.close();
  }
});
