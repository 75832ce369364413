import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { cloudModels } from '../../../backend/contract/cloud-models.ts';
import { models } from '../../../backend/contract/models.ts';
import { OWN_MACHINES, type Policy, sayPolicy } from '../../../backend/contract/policy.ts';
import { priceBook } from '../../../backend/contract/price-book.ts';
import { type Charge, spending } from '../../../backend/contract/spending.ts';
import { studio } from '../../../backend/contract/studio.ts';
import { workers } from '../../../backend/contract/workers.ts';
import { ApiProvider } from '../../api/api-context.tsx';
import { fakeId, fakeWorker } from '../../api/shapes.fake.ts';
import { createFakeTransport } from '../../api/transport.fake.ts';
import { fakeLayout } from '../../ui/jsdom-layout.fake.ts';
import { SpendingPage } from './spending-page.tsx';

fakeLayout();
afterEach(cleanup);

const PROJECT = fakeId(1);
const FROM = '2026-06-10T00:00:00.000Z';
const TO = '2026-06-11T00:00:00.000Z';
const charge: Charge = {
  attemptId: fakeId(300),
  taskId: fakeId(200),
  batchId: fakeId(100),
  prompt: 'fog over a harbour',
  lane: 'fal',
  model: { id: 'fal-sdxl', name: 'SDXL at FAL' },
  insteadOf: { id: 'sdxl', name: 'SDXL' },
  project: { id: PROJECT, name: 'Noir' },
  person: { id: fakeId(2), name: 'Robin' },
  reason: { because: 'away', machines: ['Studio PC'] },
  ownWaitMs: null,
  state: 'settled',
  heldMicros: 50_000,
  costMicros: 31_000,
  differenceMicros: -19_000,
  source: 'provider',
  why: null,
  placedAt: FROM,
  endedAt: TO,
};
const paid = [{ id: 'fal', name: 'FAL', micros: 310_000, tasks: 12 }];
const used = {
  today: { limitMicros: 5_000_000, spentMicros: 310_000, heldMicros: 110_000, from: FROM, to: TO },
  by: { place: paid, model: paid, project: [{ id: PROJECT, name: 'Noir', micros: 310_000, tasks: 12 }], person: [] },
  fallback: [{ lane: 'fal', reason: charge.reason, tasks: 12, micros: 310_000, ownWaitMs: null }],
};

function open(summary: object = {}) {
  const fake = createFakeTransport();
  const { answer } = fake;
  const standing = { limitMicros: null, spentMicros: 0, heldMicros: 0, from: FROM, to: TO };
  let policy: Policy = OWN_MACHINES;
  const tellPolicy = () => ({ projectId: PROJECT, policy, sentence: sayPolicy(policy) });
  answer(spending.readSummary, ({ url }) => ({
    timeZone: 'UTC',
    today: standing,
    month: standing,
    period: url.searchParams.get('period'),
    by: { place: [], model: [], project: [], person: [] },
    fallback: [],
    electricity: [],
    ...summary,
  }));
  answer(spending.listCharges, ({ url }) =>
    url.searchParams.has('cursor')
      ? { charges: [{ ...charge, attemptId: fakeId(301), prompt: 'an older one' }], nextCursor: null }
      : { charges: [charge], nextCursor: charge.attemptId },
  );
  answer(spending.readLimits, () => ({
    taskMicros: 500_000,
    dayMicros: 5_000_000,
    monthMicros: null,
    timeZone: 'UTC',
  }));
  answer(spending.changeLimits, ({ body }) => body);
  answer(spending.readPolicy, tellPolicy);
  answer(spending.changePolicy, ({ body }) => {
    policy = body as Policy;
    return tellPolicy();
  });
  answer(priceBook.listPrices, () => ({
    prices: [
      { modelId: 'a', name: 'Dear one', lane: 'fal', usualMicros: null, atMostMicros: null, source: { by: 'nobody' } },
    ],
  }));
  answer(priceBook.addPrice, () => ({
    modelId: 'a',
    name: 'Dear one',
    lane: 'fal',
    usualMicros: 40_000,
    atMostMicros: 40_000,
    source: { by: 'person', name: 'Robin', since: FROM },
  }));
  answer(priceBook.listStandIns, () => ({ standIns: [] }));
  answer(cloudModels.suggestStandIns, () => ({ suggestions: [] }));
  answer(priceBook.readElectricity, () => ({ electricity: null }));
  answer(priceBook.setElectricity, ({ body }) => body);
  answer(studio.listProjects, () => ({
    projects: [{ id: PROJECT, name: 'Noir', contentLevel: 'general', createdAt: FROM }],
  }));
  answer(models.listModels, () => ({ models: [] }));
  answer(workers.listWorkers, () => ({ workers: [fakeWorker({ name: 'Studio PC' })] }));
  render(
    <ApiProvider transport={fake.transport}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <SpendingPage projectId={PROJECT} />
      </QueryClientProvider>
    </ApiProvider>,
  );
  const bodies = (method: string, path: string) =>
    fake.asked.filter(one => one.method === method && one.path.startsWith(path)).map(({ body }) => body);
  return { ...fake, bodies, user: userEvent.setup() };
}

describe('the overview', () => {
  it('says today against its cap in words: what is used, what of it is set aside, what is left', async () => {
    open(used);
    const today = await screen.findByRole('region', { name: 'Today' });
    expect(within(today).getByText('$0.42')).toBeDefined();
    expect(within(today).getByText(/\$0\.11 of it set aside for tasks on their way\. \$4\.58 left\./)).toBeDefined();
    const bar = within(today).getByRole('progressbar');
    expect(bar.getAttribute('aria-valuetext')).toBe('$0.42 of $5.00');
  });

  it('says what fallback cost, and why', async () => {
    open(used);
    expect(await screen.findByText('12 tasks went to FAL because Studio PC took no work: $0.31')).toBeDefined();
  });

  it.each([
    [
      1,
      700_000,
      'One task went to FAL because Studio PC was busy: $0.31. It would have waited about 12 min here, by the forecast',
    ],
    [
      12,
      41_300,
      '12 tasks went to FAL because Studio PC was busy: $0.31. On average, each would have waited about 41 s here, by the forecast',
    ],
    [
      2,
      9_000_000,
      '2 tasks went to FAL because Studio PC was busy: $0.31. On average, each would have waited about 3 h here, by the forecast',
    ],
  ])('says what waiting %i tasks were spared, where that was foretold', async (tasks, ownWaitMs, said) => {
    const reason = { because: 'busy', machines: ['Studio PC'] };
    open({ ...used, fallback: [{ lane: 'fal', reason, tasks, micros: 310_000, ownWaitMs }] });
    expect(await screen.findByText(said)).toBeDefined();
  });

  it('teaches the next step where no cloud was paid', async () => {
    const { user } = open();
    await user.click(await screen.findByRole('button', { name: 'Say when a cloud may help' }));
    expect(await screen.findByRole('heading', { name: 'When a cloud may help Noir' })).toBeDefined();
  });

  it('says that a cap is reached without leaving it to colour', async () => {
    open({ today: { ...used.today, spentMicros: 5_100_000, heldMicros: 0 } });
    expect(
      await screen.findByText(/Cap reached, \$0\.10 over by what a cloud itself charged: clouds wait\./),
    ).toBeDefined();
  });
});

describe('the charges', () => {
  it('tell what was set aside, what it came to by whose figure, and the difference; older ones come on a press', async () => {
    const { user } = open(used);
    await user.click(await screen.findByRole('tab', { name: 'Charges' }));
    const row = await screen.findByRole('row', { name: /fog over a harbour/ });
    expect(within(row).getByText('SDXL at FAL on FAL, for SDXL, since Studio PC took no work')).toBeDefined();
    for (const words of ['$0.05', '$0.031', 'the cloud’s figure', '-$0.019', 'Paid'])
      expect(within(row).getByText(words)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Show older ones' }));
    expect(await screen.findByText('an older one')).toBeDefined();
  });

  it('are narrowed down by what is chosen', async () => {
    const { user, asked } = open(used);
    await user.click(await screen.findByRole('tab', { name: 'Charges' }));
    await user.click(screen.getByRole('combobox', { name: 'State' }));
    await user.click(await screen.findByRole('option', { name: 'Given back' }));
    await waitFor(() => expect(asked.at(-1)?.path).toContain('state=released'));
  });
});

describe('the rules', () => {
  it('of a project read as a sentence while they are written, and are saved as such', async () => {
    const { user, bodies } = open();
    await user.click(await screen.findByRole('tab', { name: 'Rules and caps' }));
    await user.click(await screen.findByRole('button', { name: 'Let FAL help' }));
    await user.click(screen.getByRole('button', { name: 'Then Replicate' }));
    const limits = screen.getAllByRole('spinbutton', { name: 'A task up to' });
    await user.clear(limits[1] as HTMLElement);
    await user.type(limits[1] as HTMLElement, '0.1');
    await user.type(screen.getByRole('spinbutton', { name: 'This project a day' }), '5');
    expect(screen.getByRole('status').textContent).toBe(
      'Own machines; after 2 min FAL up to $0.05; then Replicate up to $0.10; at most $5.00 a day.',
    );
    await user.click(screen.getByRole('button', { name: 'Save rules' }));
    await waitFor(() => expect(bodies('PUT', `/api/projects/${PROJECT}/policy`)).toHaveLength(1));
    expect(bodies('PUT', '/api/projects')[0]).toMatchObject({
      steps: [
        { lane: 'fal', afterMs: 120_000, upToMicros: 50_000 },
        { lane: 'replicate', afterMs: 0, upToMicros: 100_000 },
      ],
      dayMicros: 5_000_000,
    });
  });

  it('can keep a project at home, which leaves nothing else to say', async () => {
    const { user } = open();
    await user.click(await screen.findByRole('tab', { name: 'Rules and caps' }));
    await user.click(await screen.findByRole('switch', { name: 'Never leaves this network' }));
    expect(screen.getByRole('status').textContent).toBe('Own machines only; nothing leaves this network.');
    expect(screen.queryByRole('button', { name: 'Let FAL help' })).toBeNull();
  });

  it('of the studio are caps, of which an empty field is none', async () => {
    const { user, bodies } = open();
    await user.click(await screen.findByRole('tab', { name: 'Rules and caps' }));
    await user.clear(await screen.findByRole('spinbutton', { name: 'A day' }));
    await user.type(screen.getByRole('spinbutton', { name: 'A month' }), '12.5');
    await user.click(screen.getByRole('button', { name: 'Save caps' }));
    await waitFor(() => expect(bodies('PATCH', '/api/spending/limits')).toHaveLength(1));
    expect(bodies('PATCH', '/api/spending/limits')[0]).toMatchObject({ dayMicros: null, monthMicros: 12_500_000 });
  });
});

describe('the prices', () => {
  it('say which nobody knows, and take one from a person', async () => {
    const { user, bodies } = open();
    await user.click(await screen.findByRole('tab', { name: 'Prices' }));
    expect(await screen.findByText('Nobody knows it: nothing is spent')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Set the price of Dear one' }));
    await user.type(await screen.findByRole('spinbutton', { name: 'One result' }), '0.04');
    await user.click(screen.getByRole('button', { name: 'Save price' }));
    await waitFor(() => expect(bodies('POST', '/api/spending/prices')).toHaveLength(1));
    expect(bodies('POST', '/api/spending/prices')[0]).toEqual({ modelId: 'a', lane: 'fal', micros: 40_000 });
  });

  it('of own machines are what they draw', async () => {
    const { user, bodies } = open();
    await user.click(await screen.findByRole('tab', { name: 'Prices' }));
    await user.type(await screen.findByRole('spinbutton', { name: 'Draws while it works' }), '350');
    await user.type(screen.getByRole('spinbutton', { name: 'A kilowatt hour' }), '0.32');
    await user.click(screen.getByRole('button', { name: 'Save the rate of Studio PC' }));
    await waitFor(() =>
      expect(bodies('PUT', '/api/workers')).toEqual([{ electricity: { watts: 350, microsPerKwh: 320_000 } }]),
    );
  });
});
