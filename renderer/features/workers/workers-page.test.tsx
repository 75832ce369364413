import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { engines } from '../../../backend/contract/engines.ts';
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
  dialect: null,
  mayProbe: false,
  lane: null,
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

  it('that the studio set aside say why, and are let go on', async () => {
    const aside: Worker = {
      ...studioPc,
      state: 'paused',
      setAside: true,
      reason: '5 of its last 8 tasks failed, so it gets no more. The last: Out of memory.',
      faults: { failed: 5, of: 8, last: { message: 'Out of memory.', at: '2026-01-02T03:04:05.000Z' } },
    };
    const { fake, user } = open([aside]);
    expect(await screen.findByText(aside.reason)).toBeTruthy();
    expect(screen.getByText('5 of its last 8 tasks failed; the last: Out of memory.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Let Studio PC go on' }));
    expect(fake.asked.at(-1)).toMatchObject({ path: `/api/workers/${studioPc.id}/pause`, body: { paused: false } });
  });

  it('warn of a clock that is far off, and not of one that is a little off', async () => {
    open([
      { ...studioPc, clockSkewMs: 600_000 },
      { ...laptop, clockSkewMs: -20_000 },
    ]);
    expect(await screen.findByText(/Its clock is 10 min 0 s ahead of the studio's/)).toBeTruthy();
    expect(screen.getAllByText(/Its clock is/).length).toBe(1);
  });

  it('are removed only after a question, and then are gone', async () => {
    const { fake, user } = open([studioPc, laptop]);
    fake.answer(workers.removeWorker, () => undefined);
    await user.click(await screen.findByRole('button', { name: 'More for Laptop' }));
    await user.click(await screen.findByRole('menuitem', { name: /^Remove/ }));
    const question = await screen.findByRole('alertdialog', { name: 'Remove Laptop?' });
    expect(fake.asked.some(({ path }) => path === `/api/workers/${laptop.id}`)).toBe(false);
    await user.click(within(question).getByRole('button', { name: 'Remove' }));
    expect(await screen.findByRole('article', { name: 'Studio PC' })).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('article', { name: 'Laptop' })).toBeNull());
  });

  it('take an engine by its address once it was tried, and say what is wrong with one that is of no use', async () => {
    const { fake, user } = open([studioPc]);
    fake.answer(engines.testEngine, () =>
      refuse({ code: 'wrong_engine', message: 'x', where: 'http://den:8188', expected: 'ComfyUI' }),
    );
    await user.click(await screen.findByRole('button', { name: 'Add' }));
    await user.click(await screen.findByRole('menuitem', { name: /An engine on an address/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Add an engine on an address' });
    const add = within(dialog).getByRole('button', { name: 'Add' });
    expect(add.getAttribute('aria-description')).toBe('Type the address of the engine first');
    await user.type(within(dialog).getByLabelText('Address'), 'den:8188');
    await user.click(within(dialog).getByRole('button', { name: 'Test' }));
    expect(await within(dialog).findByText(/That is not ComfyUI/)).toBeTruthy();
    fake.answer(workers.addEngine, () => ({ ...studioPc, id: fakeId(12), name: 'ComfyUI' }));
    await user.click(within(dialog).getByRole('button', { name: 'Add' }));
    await waitFor(() =>
      expect(fake.asked.find(({ path }) => path === '/api/engines')).toMatchObject({
        body: { kind: 'comfyui', address: 'den:8188', credentials: null, name: 'ComfyUI' },
      }),
    );
  });

  it('and their models stand in one table that the arrow keys walk', async () => {
    const { fake, user } = open([studioPc, laptop]);
    fake.answer(workers.readMatrix, () => ({
      workers: [
        { id: studioPc.id, name: 'Studio PC', online: true, loadedModel: 'sdxl' },
        { id: laptop.id, name: 'Laptop', online: false, loadedModel: null },
      ],
      models: [
        {
          id: 'sdxl',
          name: 'SDXL',
          kind: 'image',
          sites: [{ workerId: studioPc.id, own: 'sd-xl', fileName: 'sd_xl.safetensors', knownBy: 'hash' }],
        },
      ],
    }));
    await user.click(screen.getByRole('tab', { name: 'Models' }));
    const loaded = await screen.findByRole('button', { name: 'loaded' });
    loaded.focus();
    expect(screen.getByText(/Studio PC has SDXL in memory as sd_xl.safetensors, the same bytes/)).toBeTruthy();
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement?.textContent).toBe('missing');
    expect(screen.getByText('Laptop does not have SDXL.')).toBeTruthy();
  });
});
