import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { compat, type Exchange } from '../../../backend/contract/compat.ts';
import { lan } from '../../../backend/contract/lan.ts';
import { models } from '../../../backend/contract/models.ts';
import { tokens } from '../../../backend/contract/tokens.ts';
import { type Worker, workers } from '../../../backend/contract/workers.ts';
import { ApiProvider } from '../../api/api-context.tsx';
import { followEvents } from '../../api/events.ts';
import { fakeId } from '../../api/shapes.fake.ts';
import { createFakeTransport } from '../../api/transport.fake.ts';
import { fakeLayout } from '../../ui/jsdom-layout.fake.ts';
import { WorkersPage } from './workers-page.tsx';

fakeLayout();

const attic: Worker = {
  id: fakeId(10),
  name: 'Attic PC',
  host: '',
  builtIn: false,
  dialect: 'ourvidz',
  mayProbe: false,
  lane: null,
  version: '',
  state: 'online',
  reason: 'It is ready.',
  runtimes: [{ name: 'ourvidz', version: '' }],
  hardware: { cpus: 0, memoryBytes: 0, gpus: [] },
  engine: null,
  setAside: false,
  load: null,
  faults: { failed: 0, of: 0, last: null },
  speed: [],
  modelIds: [],
  loadedModel: null,
  runningTaskId: null,
  lastSeenAt: null,
  clockSkewMs: null,
};
const exchange = (seq: number, status: number, path: string): Exchange => ({
  seq,
  at: new Date(seq * 1_000).toISOString(),
  method: 'POST',
  path,
  status,
  tookMs: 3,
  requestBytes: 12,
  responseBytes: 20,
  request: `asked ${seq}`,
  response: `answered ${seq}`,
});

function open() {
  const fake = createFakeTransport();
  let known: Exchange[] = [];
  const strangers: Exchange[] = [];
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  fake.answer(workers.listWorkers, () => ({ workers: [attic] }));
  fake.answer(models.listModels, () => ({ models: [] }));
  fake.answer(compat.listExchanges, ({ url }) => ({
    exchanges: known.filter(({ seq }) => seq > Number(url.searchParams.get('after'))),
    strangers,
  }));
  fake.answer(compat.allowProbe, ({ body }) => ({ ...attic, mayProbe: (body as { allowed: boolean }).allowed }));
  fake.answer(lan.readPlainDoor, () => ({
    on: false,
    port: 7803,
    state: 'off',
    reason: 'Shut.',
    addresses: [],
    local: 'http://127.0.0.1:7801',
  }));
  fake.answer(tokens.createToken, () => ({
    token: {
      id: fakeId(20),
      name: 'Cellar',
      hint: 'dly_secret',
      scopes: [],
      dialect: 'reigh',
      workerId: fakeId(11),
      createdAt: new Date(0).toISOString(),
      expiresAt: null,
      lastUsedAt: null,
      state: 'good',
    },
    secret: 'dly_secret-of-cellar',
    anonKey: 'head.claims.sign',
  }));
  render(
    <ApiProvider transport={fake.transport}>
      <QueryClientProvider client={queryClient}>
        <WorkersPage />
      </QueryClientProvider>
    </ApiProvider>,
  );
  followEvents(fake.transport, queryClient, { announce: () => undefined, onState: () => undefined });
  /** The worker asks something, and the studio tells the screens. */
  const ask = async (...fresh: Exchange[]) => {
    known = [...known, ...fresh];
    await act(async () => fake.tell({ type: 'compat.exchanged', workerId: attic.id }));
  };
  return { fake, ask, strangers, user: userEvent.setup() };
}

describe('a worker of another studio', () => {
  afterEach(cleanup);

  it('is added by a name, and its commands are shown once, for this machine and for another', async () => {
    const { fake, user } = open();
    await user.click(await screen.findByRole('button', { name: 'Add' }));
    await user.click(await screen.findByRole('menuitem', { name: /A Wan2GP worker/ }));
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Cellar{Enter}');
    expect(await screen.findByText(/--reigh-access-token dly_secret-of-cellar --worker cellar/)).toBeTruthy();
    expect(screen.getByText(/SUPABASE_URL=http:\/\/127.0.0.1:7801/)).toBeTruthy();
    expect(fake.asked.find(({ method, path }) => method === 'POST' && path === '/api/tokens')?.body).toEqual({
      name: 'Cellar',
      scopes: [],
      dialect: 'reigh',
      expiresInDays: null,
    });
    await user.click(screen.getByRole('radio', { name: 'Another machine' }));
    expect(screen.getByText(/door without encryption, which is shut now/)).toBeTruthy();
    expect(screen.queryByText(/--worker cellar/)).toBeNull();
  });

  it('is watched live: both bodies of a request, errors alone, and held still', async () => {
    const { fake, ask, user } = open();
    await user.click(await screen.findByRole('button', { name: 'Watch Attic PC' }));
    expect(await screen.findByText('It has asked nothing yet')).toBeTruthy();
    await ask(exchange(1, 200, '/upstash/rpop/sdxl_queue'), exchange(2, 404, '/functions/v1/nothing'));
    await user.click(await screen.findByRole('button', { name: /nothing/ }));
    const detail = within(screen.getByRole('article', { name: 'POST /functions/v1/nothing' }));
    expect(detail.getByText('asked 2')).toBeTruthy();
    expect(detail.getByText('answered 2')).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: 'Errors only' }));
    const list = () => screen.getByRole('list', { name: 'Requests, newest first' });
    expect(within(list()).getAllByRole('button')).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Hold still' }));
    const reads = () => fake.asked.filter(({ path }) => path.includes('/exchanges')).length;
    const before = reads();
    await ask(exchange(3, 500, '/functions/v1/later'));
    await waitFor(() => expect(reads()).toBe(before + 1));
    expect(within(list()).getAllByRole('button')).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Follow again' }));
    await waitFor(() => expect(within(list()).getAllByRole('button')[0]?.textContent).toContain('/later'));
  });

  it('that comes with a wrong token is found among the unknown keys', async () => {
    const { strangers, user } = open();
    strangers.push(exchange(1, 403, '/upstash/rpop/wan_queue'));
    await user.click(await screen.findByRole('button', { name: 'Watch Attic PC' }));
    expect(await screen.findByText(/somebody has knocked with a key that this studio does not know/)).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'Unknown keys (1)' }));
    expect(screen.getByRole('button', { name: /rpop\/wan_queue/ })).toBeTruthy();
  });

  it('is asked at the address that it told only when the owner has said so', async () => {
    const { fake, user } = open();
    await user.click(await screen.findByRole('button', { name: 'More for Attic PC' }));
    await user.click(await screen.findByRole('menuitem', { name: /Ask its address…/ }));
    expect(fake.asked.some(({ path }) => path.endsWith('/probe'))).toBe(false);
    await user.click(await screen.findByRole('button', { name: 'Let it ask' }));
    await waitFor(() =>
      expect(fake.asked.find(({ path }) => path.endsWith('/probe'))?.body).toEqual({ allowed: true }),
    );
    await user.click(await screen.findByRole('button', { name: 'More for Attic PC' }));
    expect(await screen.findByRole('menuitem', { name: /Ask its address no more/ })).toBeTruthy();
  });

  it('shows the secret for its signed callbacks beside its commands, once it is asked for', async () => {
    const { fake, user } = open();
    fake.answer(compat.readCallbackSecret, ({ params }) => ({ secret: `secret of ${params.workerId}` }));
    await user.click(await screen.findByRole('button', { name: 'More for Attic PC' }));
    await user.click(await screen.findByRole('menuitem', { name: /How to start it…/ }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Start Attic PC' }));
    expect(fake.asked.some(({ path }) => path.endsWith('/callback-secret'))).toBe(false);
    await user.click(await dialog.findByRole('button', { name: 'Show the callback secret' }));
    expect(await dialog.findByText(`secret of ${attic.id}`)).toBeTruthy();
    expect(dialog.getByRole('button', { name: 'Copy: Callback secret' })).toBeTruthy();
  });
});
