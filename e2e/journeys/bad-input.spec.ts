import { findGenerate, findNotices, findPrompt, findTakes } from '../support/find-on-screen.ts';
import { expect, test } from '../support/studio-fixture.ts';

test('what cannot be made is refused with its reason before it is sent, and nothing typed is lost', async ({
  studio,
}) => {
  const { page } = studio;
  const reasons = page.getByRole('list', { name: 'Before you can generate' });
  await expect(reasons).toContainText('Write what you want to see.');
  // It says that it cannot be pressed, and leads to what is missing when it is pressed all the same.
  const pressAllTheSame = () => findGenerate(page).click({ force: true });
  await pressAllTheSame();
  await expect(findPrompt(page)).toBeFocused();

  const long = 'fog '.repeat(25_000);
  await findPrompt(page).fill(long);
  await expect(reasons).toContainText('is 100,000 characters long; the limit is 4,000');
  await page.reload();
  await expect(findPrompt(page)).toHaveValue(long);
  await findPrompt(page).fill('   ');
  await expect(reasons).toContainText('Write what you want to see.');

  await findPrompt(page).fill('A harbour');
  await page.getByRole('combobox', { name: 'Size' }).click();
  await page.getByRole('option', { name: 'Custom…' }).click();
  for (const [typed, words] of [
    ['7', 'at least 256'],
    ['0', 'at least 256'],
    ['-1', 'at least 256'],
    ['1e9', 'at most 2,048'],
    ['NaN', /number/],
    ['300.5', /whole number/],
    ['', 'Enter a number'],
  ] as const) {
    await page.getByRole('spinbutton', { name: 'Width' }).fill(typed);
    await expect(reasons, `a width of “${typed}”`).toContainText(words);
    await pressAllTheSame();
    await expect(page.getByRole('spinbutton', { name: 'Width' })).toHaveValue(typed);
  }
  await expect(page.getByText('Nothing made here yet')).toBeVisible();
  await page.getByRole('spinbutton', { name: 'Width' }).fill('264');
  await page.getByRole('spinbutton', { name: 'Height' }).fill('256');
  await expect(reasons).toBeHidden();
  await findGenerate(page).click();
  await findTakes(page, 'A harbour').click();
  await expect(page.getByText('264 × 256 px').first()).toBeVisible();
});

test('emoji and words from right to left are a prompt like any other', async ({ studio }) => {
  const { page } = studio;
  for (const prompt of ['🌊🌅 a wave', 'سفينة في الضباب عند الفجر']) {
    await findPrompt(page).fill(prompt);
    await findGenerate(page).click();
    await expect(findTakes(page, prompt)).toBeVisible();
  }
});

test('a file that says PNG and is not, and one that is no picture at all, are refused by name', async ({ studio }) => {
  const { page } = studio;
  const zone = page.getByRole('region', { name: /^Reference picture/ });
  const choose = async (name: string, mimeType: string, words: string) => {
    const chooser = page.waitForEvent('filechooser');
    await zone.getByRole('button', { name: 'Choose…' }).click();
    await (await chooser).setFiles({ name, mimeType, buffer: Buffer.from(words) });
  };
  await choose('holiday.png', 'image/png', 'This is no picture, whatever its name says.');
  await expect(findNotices(page)).toContainText(/cannot be|not a|no picture/i);
  await choose('notes.txt', 'text/plain', 'some words');
  await expect(findNotices(page)).toContainText('notes.txt cannot be used here');
  await choose(
    'drawing.svg',
    'image/svg+xml',
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  );
  await expect(findNotices(page)).toContainText('drawing.svg cannot be used here');
  await expect(zone.getByRole('img')).toHaveCount(0);
});
