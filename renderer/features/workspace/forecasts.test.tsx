import { screen, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dispatch } from '../../../backend/contract/dispatch.ts';
import { workers } from '../../../backend/contract/workers.ts';
import { setRemedyPerformer } from '../../api/remedies.ts';
import { fakeId, fakeWorker } from '../../api/shapes.fake.ts';
import { batchOf, fakePlace, fakeQuote, fakeWhy, projectId, takeOf, taskOf } from './workspace.fake.ts';
import { forgetScreen, giveSizes, showWorkspace } from './workspace-screen.fake.tsx';

beforeAll(giveSizes);
afterEach(forgetScreen);

const away = fakePlace({
  worker: { id: fakeId(52), name: 'Laptop' },
  blocker: { because: 'not_taking', reason: 'It has not been heard of.' },
  takes: null,
  startsInMs: null,
});

describe('before Generate is pressed', () => {
  it('a line says where it would run, how soon, for how long and for how much', async () => {
    await showWorkspace();
    expect(await screen.findByText('Studio PC: at once, takes about 4.0 s, free')).toBeDefined();
  });

  it('every machine is told on a press, with why it would not run there and how far the times were off', async () => {
    const { user } = await showWorkspace({ quote: fakeQuote({ places: [fakePlace(), away] }) });
    await user.click(await screen.findByRole('button', { name: /^Studio PC: at once/ }));
    const list = await screen.findByRole('dialog', { name: 'Where it could run' });
    expect(within(list).getByText('It has not been heard of.')).toBeDefined();
    expect(within(list).getByText(/Half of the last 50 were off by less than 18 %/)).toBeDefined();
  });

  it('it is said plainly that nobody takes it, or that no time is known', async () => {
    const { answer, queryClient } = await showWorkspace({ quote: fakeQuote({ places: [away], bestWorkerId: null }) });
    expect(await screen.findByText('No place takes it now: it will wait')).toBeDefined();
    answer(dispatch.quote, () => fakeQuote({ places: [fakePlace({ takes: null })], error: null }));
    await queryClient.invalidateQueries({ queryKey: ['forecast'] });
    expect(await screen.findByText('Studio PC: at once, no time known yet, free')).toBeDefined();
  });

  it('a machine that is busy for a time that nobody knows is named all the same', async () => {
    const busy = fakePlace({ blocker: { because: 'busy', taskId: fakeId(200) }, takes: null, startsInMs: null });
    await showWorkspace({ quote: fakeQuote({ places: [busy, away], bestWorkerId: null }) });
    expect(await screen.findByText('Studio PC: after what it runs now, no time known yet, free')).toBeDefined();
  });

  it('is asked anew for another size, and not for other words', async () => {
    const { user, asked } = await showWorkspace();
    const quotes = () => asked.filter(({ path }) => path === '/api/quote').map(({ body }) => body);
    await screen.findByText(/^Studio PC: at once/);
    await user.type(screen.getByRole('textbox', { name: 'Prompt' }), 'fog');
    expect(quotes()).toEqual([
      {
        projectId,
        modelId: 'previz-sketch',
        parameters: { size: { width: 1024, height: 1024 }, strength: 0.6, palette: 'auto', grain: true },
      },
    ]);
    await user.click(screen.getByRole('combobox', { name: 'Size' }));
    await user.click(await screen.findByRole('option', { name: /Wide/ }));
    await screen.findByText(/^Studio PC: at once/);
    expect(quotes().at(-1)).toMatchObject({ parameters: { size: { width: 1344, height: 768 } } });
  });
});

const cloud = fakePlace({
  worker: { id: fakeId(53), name: 'FAL' },
  lane: 'fal',
  as: { modelId: 'fal-sdxl', name: 'SDXL at FAL' },
  blocker: { because: 'not_open_yet', opensAt: '2026-01-02T03:06:05.000Z' },
  startsInMs: 120_000,
  priceMicros: 20_000,
  atMostMicros: 50_000,
});

describe('a place that costs something', () => {
  it('is told with its price, what all of a batch costs, and the model that would stand in', async () => {
    const quote = fakeQuote({ places: [cloud, away], bestWorkerId: fakeId(53) });
    const { user } = await showWorkspace({ quote });
    await user.clear(await screen.findByRole('spinbutton', { name: 'Count' }));
    await user.type(screen.getByRole('spinbutton', { name: 'Count' }), '3');
    const line = /^FAL as SDXL at FAL: in about 2 min.*\$0\.02, at most \$0\.05 each, \$0\.06 in all$/;
    await user.click(await screen.findByRole('button', { name: line }));
    const list = await screen.findByRole('dialog', { name: 'Where it could run' });
    expect(within(list).getByText('Runs as SDXL at FAL there')).toBeDefined();
    expect(within(list).getByText('After own machines had their time')).toBeDefined();
    expect(within(list).getByText('$0.02, at most $0.05')).toBeDefined();
  });

  it('says which price is missing, and which cap or limit it would pass', async () => {
    const blockers = [
      { because: 'price_unknown', modelId: 'x' },
      { because: 'over_limit', limitMicros: 50_000, priceMicros: 60_000 },
      { because: 'over_cap', cap: 'day', limitMicros: 5e6, committedMicros: 4.98e6, priceMicros: 60_000, until: null },
    ] as const;
    const places = blockers.map((blocker, n) =>
      fakePlace({ ...cloud, worker: { id: fakeId(60 + n), name: `Cloud ${n}` }, blocker, startsInMs: null }),
    );
    const { user } = await showWorkspace({ quote: fakeQuote({ places, bestWorkerId: null }) });
    await user.click(await screen.findByRole('button', { name: 'Its price is not known: say it first' }));
    const list = await screen.findByRole('dialog', { name: 'Where it could run' });
    expect(within(list).getByText('Costs more than the $0.05 that the policy allows')).toBeDefined();
    expect(within(list).getByText('Today’s cap: $4.98 of $5.00 is spent or set aside')).toBeDefined();
    const remedies: string[] = [];
    const forget = setRemedyPerformer(({ kind }) => void remedies.push(kind));
    await user.click(within(list).getByRole('button', { name: 'Say what it costs' }));
    forget();
    expect(remedies).toEqual(['open-spending']);
  });
});

describe('a task that waits', () => {
  it('says why in its inspector, machine by machine', async () => {
    const { user } = await showWorkspace({ batches: [batchOf(900, { tasks: [taskOf(1)] })] });
    await user.click(await screen.findByRole('button', { name: /^waiting: fog/ }));
    const inspector = screen.getByRole('complementary', { name: 'Inspector' });
    expect(await within(inspector).findByText(fakeWhy('').sentence)).toBeDefined();
    expect(within(inspector).getByText('Busy')).toBeDefined();
  });
});

describe('a take', () => {
  it('can be made again on a machine that has its model, by the same recipe and seed', async () => {
    const { user, answer, bodies, queryClient } = await showWorkspace({
      batches: [batchOf(900, { takes: [takeOf(7)] })],
    });
    answer(workers.listWorkers, () => ({
      workers: [
        fakeWorker({ id: fakeId(50), name: 'Studio PC', modelIds: ['previz-sketch'] }),
        fakeWorker({ id: fakeId(52), name: 'Laptop', modelIds: ['other'] }),
      ],
    }));
    await queryClient.invalidateQueries({ queryKey: ['workers'] });
    await user.click(await screen.findByRole('button', { name: /^Picture: fog/ }));
    const inspector = screen.getByRole('complementary', { name: 'Inspector' });
    (await within(inspector).findByRole('button', { name: 'More' })).focus();
    await user.keyboard('{Enter}');
    (await screen.findByRole('menuitem', { name: /Make again on/ })).focus();
    await user.keyboard('{ArrowRight}');
    expect(screen.queryByRole('menuitem', { name: /Laptop/ })).toBeNull();
    await user.click(await screen.findByRole('menuitem', { name: /Studio PC/ }));
    expect(bodies('/api/tasks')).toMatchObject([
      { onlyWorker: fakeId(50), basedOn: fakeId(7), parameters: { seed: 7 }, modelId: 'previz-sketch' },
    ]);
  });
});
