import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { type Cloud, clouds } from '../../../backend/contract/clouds.ts';
import { ApiProvider } from '../../api/api-context.tsx';
import { setRemedyPerformer } from '../../api/remedies.ts';
import { fakeWorker } from '../../api/shapes.fake.ts';
import { createFakeTransport } from '../../api/transport.fake.ts';
import { LaneList } from './lane-list.tsx';

const lane = fakeWorker({
  name: 'FAL',
  lane: 'fal',
  state: 'online',
  reason: 'Waits for what its policy lets it take.',
});
const cloud: Cloud = {
  lane: 'fal',
  name: 'FAL',
  workerId: lane.id,
  hasKey: true,
  account: null,
  on: true,
  ready: true,
  reason: 'It is ready. In the last hour 2 of 9 runs failed there, and runs began after about 4 seconds.',
  shutOut: false,
  models: 8,
  underWay: 0,
  weather: { runs: 9, failed: 2 / 9, waitMs: 4_000 },
};

function open(told: Cloud) {
  const fake = createFakeTransport();
  fake.answer(clouds.listClouds, () => ({ clouds: [told], publicAddress: null }));
  render(
    <ApiProvider transport={fake.transport}>
      <QueryClientProvider client={new QueryClient()}>
        <LaneList lanes={[lane]} />
      </QueryClientProvider>
    </ApiProvider>,
  );
}

afterEach(cleanup);

it('a cloud that takes tasks says how its runs of the last hour went', async () => {
  open(cloud);
  expect(await screen.findByText(/2 of 9 runs failed there/)).toBeTruthy();
});

it('one that takes none says what its place says', async () => {
  open({ ...cloud, ready: false, reason: 'It is switched off: it takes nothing new.' });
  expect(await screen.findByText('Waits for what its policy lets it take.')).toBeTruthy();
});

it('one without a key leads to where it is given, and one with a key does not', async () => {
  const led: unknown[] = [];
  const forget = setRemedyPerformer(remedy => led.push(remedy));
  open({ ...cloud, hasKey: false, ready: false });
  await userEvent.click(await screen.findByRole('button', { name: 'Give a key of FAL' }));
  expect(led).toMatchObject([{ kind: 'open-settings', section: 'Clouds' }]);
  cleanup();
  open(cloud);
  await screen.findByText(/2 of 9 runs failed there/);
  expect(screen.queryByRole('button', { name: 'Give a key of FAL' })).toBeNull();
  forget();
});
