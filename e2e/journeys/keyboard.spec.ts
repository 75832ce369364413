import { findInspector, findNotices, findPrompt, findTakes } from '../support/find-on-screen.ts';
import { makeTakes } from '../support/make-takes.ts';
import { expect, test } from '../support/studio-fixture.ts';

test('from the prompt to the kept take and back without a mouse', async ({ studio }) => {
  const { page } = studio;
  const { keyboard } = page;
  const cards = findTakes(page, 'A ');
  await makeTakes(studio, 'A tower');
  await keyboard.press('n');
  await expect(findPrompt(page)).toBeFocused();
  await keyboard.type('A bridge');
  await keyboard.press('Control+Enter');
  await expect(findTakes(page, 'A bridge')).toBeVisible();
  await expect(findPrompt(page)).toBeFocused();

  await keyboard.press('Escape');
  await findPrompt(page).blur();
  await keyboard.press('j');
  await expect(cards.nth(0)).toBeFocused();
  await expect(findInspector(page)).toContainText('A bridge');
  await keyboard.press('j');
  await expect(cards.nth(1)).toBeFocused();
  await keyboard.press('k');
  await expect(cards.nth(0)).toBeFocused();

  await keyboard.press('Space');
  await expect(page.getByRole('dialog', { name: 'A bridge' })).toContainText('1 of 2');
  await keyboard.press('j');
  await expect(page.getByRole('dialog', { name: 'A tower' })).toContainText('2 of 2');
  await keyboard.press('k');
  await keyboard.press('s');
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Do not keep' })).toBeVisible();
  await keyboard.press('Space');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(findTakes(page, 'A bridge')).toBeFocused();
  await expect(findTakes(page, 'A bridge')).toHaveAccessibleName(/, kept$/);

  await keyboard.press('j');
  await keyboard.press('x');
  await expect(findTakes(page, 'A tower')).toHaveCount(0);
  await expect(findTakes(page, 'A bridge')).toBeFocused();
  await keyboard.press('u');
  await expect(findTakes(page, 'A tower')).toBeVisible();
  await expect(findNotices(page)).not.toContainText('Take discarded');

  await keyboard.press('i');
  await expect(findInspector(page)).toBeHidden();
  await keyboard.press('i');
  await expect(findInspector(page)).toBeVisible();
});

test('every page, every command and the list of keys open by keys alone', async ({ studio }) => {
  const { page } = studio;
  const { keyboard } = page;
  for (const [keys, heading] of [
    ['l', 'Library'],
    ['k', 'Workers'],
    ['s', 'Settings'],
    ['w', 'Workspace'],
  ] as const) {
    await keyboard.press('g');
    await keyboard.press(keys);
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeAttached();
  }
  await keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search by prompt' })).toBeFocused();
  await keyboard.press('Escape');

  await keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list).toContainText('Search the library');
  await keyboard.press('Escape');
  await expect(list).toBeHidden();

  await keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: /command/i })).toBeFocused();
  await keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeHidden();
  await keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: /command/i })).toBeFocused();
  await keyboard.type('light theme');
  await keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});
