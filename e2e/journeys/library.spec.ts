import { findNotices, findTakes } from '../support/find-on-screen.ts';
import { makeKept } from '../support/make-takes.ts';
import { expect, test } from '../support/studio-fixture.ts';

test('what was kept is found by its words, chosen together, deleted, and brought back', async ({ studio }) => {
  const { page } = studio;
  for (const prompt of ['A red fox in snow', 'A grey fox at night', 'A whale under ice'])
    await makeKept(studio, prompt);
  await page.getByRole('link', { name: 'Library' }).click();
  const cells = page.getByRole('gridcell');
  await expect(cells).toHaveCount(3);

  const search = page.getByRole('searchbox', { name: 'Search by prompt' });
  await search.fill('fox');
  await expect(cells).toHaveCount(2);
  await search.fill('fox night');
  await expect(cells).toHaveCount(1);
  await expect(page.getByText('1 item found')).toBeVisible();
  await page.reload();
  await expect(search).toHaveValue('fox night');
  await expect(cells).toHaveCount(1);
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await expect(cells).toHaveCount(3);
  await page.getByRole('radio', { name: 'Clips' }).click();
  await expect(page.getByText('No clip here')).toBeVisible();
  await page.getByRole('button', { name: 'Show everything' }).click();

  await page.getByRole('gridcell', { name: /red fox/ }).click();
  await page.getByRole('gridcell', { name: /whale/ }).click({ modifiers: ['Control'] });
  const bar = page.getByRole('region', { name: 'Chosen items' });
  await expect(bar).toContainText('2 items chosen');
  await bar.getByRole('button', { name: 'Move 2 to the trash' }).click();
  await expect(cells).toHaveCount(1);
  await expect(findNotices(page)).toContainText('2 items moved to the trash');
  await findNotices(page).getByRole('button', { name: 'Undo' }).click();
  await expect(cells).toHaveCount(3);
});

test('an item opens large with its recipe, walks to its neighbour, keeps its address and goes back to work', async ({
  studio,
}) => {
  const { page } = studio;
  await makeKept(studio, 'An old mill', { style: 'pencil', seed: 99 });
  await makeKept(studio, 'A new bridge');
  const cleared = await studio.api.listProjects({});
  const projectId = cleared.ok ? (cleared.value.projects[0]?.id ?? '') : '';
  await studio.api.clearWorkspace({ body: { projectId } });
  await page.getByRole('link', { name: 'Library' }).click();
  await page.getByRole('gridcell', { name: /old mill/ }).dblclick();
  const large = page.getByRole('dialog', { name: 'An old mill' });
  await expect(large.getByRole('complementary', { name: 'Details' })).toContainText(/Seed\s*99/);
  await expect(large.getByRole('complementary', { name: 'Details' })).toContainText(/Style\s*Pencil/);
  await page.reload();
  await expect(large.getByRole('complementary', { name: 'Details' })).toContainText('Sketch, no AI model');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('dialog', { name: 'A new bridge' })).toContainText('1 of 2');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.getByRole('gridcell', { name: /old mill/ }).click();
  await page.getByRole('button', { name: 'Copy to the workspace' }).click();
  await findNotices(page).getByRole('button', { name: 'Open Work' }).click();
  await expect(findTakes(page, 'An old mill')).toBeVisible();
});
