import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { models } from '../../../backend/contract/models.ts';
import { type Worker, workers } from '../../../backend/contract/workers.ts';
import { ApiProvider } from '../../api/api-context.tsx';
import { fakeId } from '../../api/shapes.fake.ts';
import { createFakeTransport, refuse } from '../../api/transport.fake.ts';
import { fakeLayout } from '../../ui/jsdom-layout.fake.ts';
import { WorkersPage } from './workers-page.tsx';

fakeLayout();

const studioPc: Worker = {
  id: fakeId(10),
  name: 'Studio PC',
  host: 'studio-pc',
  builtIn: false,
  version: '0.1.0',
  state: 'busy',
  reason: 'It draws “fog over a harbour”.',
  runtimes: [{ name: 'previz', version: '1.0.0' }],
  hardware: { cpus: 16, memoryBytes: 64 * 1024 ** 3, gpus: [{ name: 'RTX 4090', memoryBytes: 24 * 1024 ** 3 }] },
  engine: null,
  setAside: false,
  load: null,
  faults: { failed: 0, of: 0, last: null },
  speed: [],
  modelIds: ['previz-sketch', 'unknown-model'],
  loadedModel: 'previz-sketch',
  runningTaskId: null,
  lastSeenAt: null,
  clockSkewMs: null,
};
const laptop: Worker = {
  ...studioPc,
  id: fakeId(11),
  name: 'Laptop',
  state: 'offline',
  reason: 'Not heard for 2 min.',
};

function open(known: readonly Worker[], first: unknown = { workers: known }) {
  const fake = createFakeTransport();
  fake.answer(workers.listWorkers, () => first);
  fake.answer(models.listModels, () => ({
    models: [
      {
        id: 'previz-sketch',
        name: 'Storyboard sketch',
        family: 'previz',
        kind: 'image',
        runtime: 'previz',
        version: '1',
        about: 'Draws.',
        parameters: [],
        workers: 1,
        online: 1,
      },
    ],
  }));
  fake.answer(workers.pauseWorker, ({ params }) => ({
    ...known.find(({ id }) => id === params.id),
    state: 'paused',
    reason: 'Paused. What it runs is finished.',
  }));
  render(
    <ApiProvider transport={fake.transport}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <WorkersPage />
      </QueryClientProvider>
    </ApiProvider>,
  );
  return { fake, user: userEvent.setup() };
}

describe('the workers', () => {
  afterEach(cleanup);

  it('say how they are and why, what they have and what they can make', async () => {
    open([studioPc, laptop]);
    const card = await screen.findByRole('article', { name: 'Studio PC' });
    expect(within(card).getByText('Working')).toBeTruthy();
    expect(within(card).getByText('It draws “fog over a harbour”.')).toBeTruthy();
    expect(within(card).getByText('studio-pc · RTX 4090, 24 GB · 16 CPU cores · 64 GB memory')).toBeTruthy();
    expect(await within(card).findByText('Storyboard sketch, loaded')).toBeTruthy();
    expect(within(card).getByText('unknown-model')).toBeTruthy();
  });

  it('can be paused, and say what that means', async () => {
    const { fake, user } = open([studioPc]);
    await user.click(await screen.findByRole('button', { name: 'Pause Studio PC' }));
    expect(await screen.findByText('Paused. What it runs is finished.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Resume Studio PC' })).toBeTruthy();
    expect(fake.asked.at(-1)).toMatchObject({ path: `/api/workers/${studioPc.id}/pause`, body: { paused: true } });
  });

  it('cannot be paused while they are away, and the button says so', async () => {
    const { fake, user } = open([laptop]);
    const pause = await screen.findByRole('button', { name: 'Pause Laptop' });
    expect(pause.getAttribute('aria-description')).toBe('It is offline, so there is nothing to pause');
    await user.click(pause);
    expect(fake.asked.some(({ path }) => path.includes('/pause'))).toBe(false);
  });

  it('are explained where there are none', async () => {
    open([]);
    expect(await screen.findByText('No worker has reported yet')).toBeTruthy();
  });

  it('say what broke when they cannot be read, and are read again', async () => {
    const { fake, user } = open([studioPc], refuse({ code: 'internal', message: 'x', requestId: 'req-7' }));
    expect(await screen.findByText(/The log knows it as req-7/)).toBeTruthy();
    fake.answer(workers.listWorkers, () => ({ workers: [studioPc] }));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('article', { name: 'Studio PC' })).toBeTruthy();
  });
});
