import path from 'node:path';
import { expect, it } from 'vitest';
import { ModelCard } from '../../contract/models.ts';
import { ROOT } from '../../studio.fake.ts';
import { readOwnCards } from './read-own-cards.ts';

it('what the built-in worker says that it can do are model cards, and nothing has to be filled in', () => {
  const cards = readOwnCards(path.join(ROOT, 'resources'));
  expect(cards.map(card => card.id)).toContain('previz-sketch');
  expect(cards.map(card => ModelCard.parse(card))).toEqual(cards);
});
