import { findPrompt } from '../support/find-on-screen.ts';
import { makeTakes } from '../support/make-takes.ts';
import { expect, test } from '../support/studio-fixture.ts';

test('a prompt that was used is found by a word, starred, used again and forgotten', async ({ studio }) => {
  const { page } = studio;
  await makeTakes(studio, 'A caravan crossing dunes at dusk');
  await makeTakes(studio, 'A lighthouse in a storm', { count: 2 });
  await findPrompt(page).fill('something quite different');
  await page.getByRole('link', { name: 'Work', exact: true }).focus();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('search prompts');
  await page.keyboard.press('Enter');

  const list = page.getByRole('list', { name: 'Prompts' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await expect(list.getByRole('listitem').first()).toContainText('A lighthouse in a storm');
  await expect(list.getByRole('listitem').first()).toContainText('2 takes');
  await expect(
    list
      .getByRole('listitem')
      .first()
      .getByRole('button', { name: /^Open picture/ }),
  ).toHaveCount(2);
  await expect(page.getByRole('searchbox', { name: 'Search prompts' })).toBeFocused();
  await page.keyboard.type('dun');
  await expect(list.getByRole('listitem')).toHaveCount(1);

  await page.getByRole('tab', { name: 'History' }).focus();
  await page.keyboard.press('j');
  await expect(list.getByRole('button', { name: 'A caravan crossing dunes at dusk' })).toBeFocused();
  await page.keyboard.press('s');
  await expect(list.getByRole('button', { name: 'Take the star off' })).toBeVisible();
  await page.keyboard.press('r');
  await expect(findPrompt(page)).toHaveValue('A caravan crossing dunes at dusk');

  await page.getByRole('link', { name: 'Prompts', exact: true }).click();
  await page.getByRole('button', { name: 'Starred' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Forget' }).click();
  await expect(page.getByText('Nothing starred yet')).toBeVisible();
  await page.getByRole('button', { name: 'Show all prompts' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(1);
});
