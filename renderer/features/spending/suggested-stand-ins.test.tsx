import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { cloudModels, type StandInSuggestion } from '../../../backend/contract/cloud-models.ts';
import { type BookedPrice, priceBook, type StandIn } from '../../../backend/contract/price-book.ts';
import { ApiProvider } from '../../api/api-context.tsx';
import { createFakeTransport } from '../../api/transport.fake.ts';
import { SuggestedStandIns } from './suggested-stand-ins.tsx';

const suggestion: StandInSuggestion = {
  modelId: 'sdxl-base',
  model: 'sd_xl_base_1.0',
  standInId: 'replicate-sdxl',
  standIn: 'Stable Diffusion XL',
  lane: 'replicate',
  differs: ['The original weights', 'Without: sampler'],
};
const price: BookedPrice = {
  modelId: 'replicate-sdxl',
  name: 'Stable Diffusion XL',
  lane: 'replicate',
  usualMicros: null,
  atMostMicros: null,
  source: { by: 'nobody' },
};

function open(known: readonly StandIn[], prices: readonly BookedPrice[]) {
  const fake = createFakeTransport();
  fake.answer(cloudModels.suggestStandIns, () => ({ suggestions: [suggestion] }));
  fake.answer(priceBook.addStandIn, ({ body }) => body);
  render(
    <ApiProvider transport={fake.transport}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <SuggestedStandIns known={known} prices={prices} />
      </QueryClientProvider>
    </ApiProvider>,
  );
  return { fake, user: userEvent.setup() };
}
afterEach(cleanup);

it('a pair of one family is suggested with what would differ, and stands in only once a person says so', async () => {
  const { fake, user } = open([], [price]);
  await user.click(await screen.findByText('Of the same family: 1'));
  screen.getByText('The original weights. Without: sampler.');
  expect(fake.asked.some(({ method }) => method === 'POST')).toBe(false);
  await user.click(
    screen.getByRole('button', { name: 'Let Stable Diffusion XL at Replicate stand in for sd_xl_base_1.0' }),
  );
  await waitFor(() =>
    expect(fake.asked.find(({ method }) => method === 'POST')?.body).toEqual({
      modelId: 'sdxl-base',
      standInId: 'replicate-sdxl',
    }),
  );
});

it('nothing is suggested that was named already, or whose cloud has no key', async () => {
  const { fake } = open([{ modelId: 'sdxl-base', standInId: 'replicate-sdxl' }], [price]);
  await waitFor(() => expect(fake.asked).toHaveLength(1));
  expect(screen.queryByText(/Of the same family/)).toBeNull();
  cleanup();
  const shut = open([], []);
  await waitFor(() => expect(shut.fake.asked).toHaveLength(1));
  expect(screen.queryByText(/Of the same family/)).toBeNull();
});
