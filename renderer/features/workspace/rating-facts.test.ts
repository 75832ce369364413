import { describe, expect, it } from 'vitest';
import { sayRating } from './rating-facts.tsx';

describe('what a picture shows', () => {
  it('is named by what weighs most, and shares under one percent are left out', () => {
    const rating = { neutral: 0.062, drawing: 0.93, sexy: 0.001, hentai: 0.004, porn: 0.003, network: 'n' };
    expect(sayRating(rating)).toEqual({
      title: 'Harmless drawing',
      shares: [
        ['Harmless drawing', '93 %'],
        ['Harmless', '6 %'],
      ],
    });
  });
});
