import path from 'node:path';
import { expect, it } from 'vitest';
import { ModelCard } from '../../contract/models.ts';
import { ROOT } from '../../studio.fake.ts';
import { readDialectCards } from './read-dialect-cards.ts';

const { reigh, ourvidz } = readDialectCards(path.join(ROOT, 'resources'));

it.each([...reigh, ...ourvidz].map(card => [card.id, card] as const))(
  '%s of another studio is a model card',
  (_id, card) => expect(ModelCard.parse(card)).toEqual(card),
);
