import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { enhancements, type PromptFigures } from '../../../backend/contract/enhancements.ts';
import { fakeLayout } from '../../ui/jsdom-layout.fake.ts';
import { createFakeTemplates, fakeTemplate, openTemplates } from './templates-screen.fake.tsx';

fakeLayout({ width: 1_400 });
afterEach(cleanup);

describe('the figures', () => {
  const cache = { hits: 90, misses: 10, invalidations: 3, entries: 42 };
  const none: PromptFigures = {
    enhancements: 0,
    failed: 0,
    fromCache: 0,
    firstTextMs: null,
    tookMs: null,
    tokensIn: 0,
    tokensOut: 0,
    judged: 0,
    kept: 0,
    byWriter: [],
    cache: { hits: 0, misses: 0, invalidations: 0, entries: 0 },
  };
  const show = (figures: PromptFigures) => {
    const fake = createFakeTemplates([fakeTemplate()]);
    fake.answer(enhancements.readPromptFigures, () => figures);
    return openTemplates(fake, { view: 'figures' });
  };

  it('name their units, and of how many they are', async () => {
    show({
      ...none,
      enhancements: 40,
      failed: 2,
      fromCache: 10,
      firstTextMs: { p50: 8, p95: 640 },
      tookMs: { p50: 1_200, p95: 12_000 },
      tokensIn: 4_000,
      tokensOut: 1_500,
      judged: 20,
      kept: 15,
      byWriter: [{ writer: 'Attic', enhancements: 30, failed: 2, firstTextP50Ms: 300, judged: 0, kept: 0 }],
      cache,
    });
    const first = await screen.findByRole('region', { name: 'First words' });
    expect(first.textContent).toMatch(/8 ms.*95 % came within 640 ms/);
    expect(screen.getByRole('region', { name: 'Whole answer' }).textContent).toMatch(/1\.2 s.*12 s/);
    expect(screen.getByRole('region', { name: 'Kept' }).textContent).toMatch(/75 %15 of the 20 that somebody judged/);
    expect(screen.getByRole('region', { name: 'Failed' }).textContent).toMatch(/5 %2 of 40/);
    expect(screen.getByRole('region', { name: 'Tokens' }).textContent).toMatch(/5,500.*4,000 read and 1,500 written/);
    const attic = screen.getByRole('row', { name: /Attic/ });
    expect(
      within(attic)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    ).toEqual(['Attic', '30', '2', '300 ms', '–']);
    expect(screen.getByRole('region', { name: /held in memory/ }).textContent).toMatch(
      /90 % answered from memory90 of 100 reads were saved/,
    );
  });

  it('say that there is nothing yet, and lead to where it begins', async () => {
    const { user, opened } = show(none);
    await user.click(await screen.findByRole('button', { name: 'Enhance a prompt' }));
    expect(opened).toEqual(['work']);
    expect(screen.getByText('Nothing was read since the studio was started.')).toBeDefined();
  });
});
