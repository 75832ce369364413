import { expect, test } from '../support/studio-fixture.ts';

test('a project’s rules are written as a sentence, its caps are set, and both hold after a restart', async ({
  studio,
}) => {
  await studio.page.getByRole('link', { name: 'Spending', exact: true }).click();
  await expect(studio.page.getByRole('region', { name: 'Today' })).toContainText('$0.00 of $5.00');
  await studio.page.getByRole('button', { name: 'Say when a cloud may help' }).click();

  await studio.page.getByRole('button', { name: 'Let FAL help' }).click();
  await studio.page.getByRole('button', { name: 'Then Replicate' }).click();
  await studio.page.getByRole('spinbutton', { name: 'A task up to' }).last().fill('0.1');
  await studio.page.getByRole('spinbutton', { name: 'This project a day' }).fill('2');
  const sentence = 'Own machines; after 2 min FAL up to $0.05; then Replicate up to $0.10; at most $2.00 a day.';
  await expect(studio.page.getByText(sentence)).toBeVisible();
  await studio.page.getByRole('button', { name: 'Save rules' }).click();

  await studio.page.getByRole('spinbutton', { name: 'A day', exact: true }).fill('3');
  await studio.page.getByRole('button', { name: 'Save caps' }).click();
  await expect(studio.page.getByRole('region', { name: 'Today' })).toContainText('$0.00 of $3.00');

  await studio.restart();
  await studio.page.getByRole('link', { name: 'Spending', exact: true }).click();
  await expect(studio.page.getByRole('region', { name: 'Today' })).toContainText('$0.00 of $3.00');
  await studio.page.getByRole('tab', { name: 'Rules and caps' }).click();
  await expect(studio.page.getByText(sentence)).toBeVisible();
});
