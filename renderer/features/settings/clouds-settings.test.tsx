import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { type Cloud, clouds } from '../../../backend/contract/clouds.ts';
import { ApiProvider } from '../../api/api-context.tsx';
import { fakeId } from '../../api/shapes.fake.ts';
import { createFakeTransport, refuse } from '../../api/transport.fake.ts';
import { fakeLayout } from '../../ui/jsdom-layout.fake.ts';
import { CloudsSettings } from './clouds-settings.tsx';

fakeLayout();

const KEY = 'r8_secret_key';
const SHUT: Cloud = {
  lane: 'replicate',
  name: 'Replicate',
  workerId: fakeId(5),
  hasKey: false,
  account: null,
  on: true,
  ready: false,
  reason: 'It has no key yet.',
  shutOut: false,
  models: 0,
  underWay: 0,
  weather: null,
};
const OPEN: Cloud = { ...SHUT, hasKey: true, account: 'ann', ready: true, reason: 'It is ready.', models: 8 };

function open(first: Cloud) {
  const fake = createFakeTransport();
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  fake.answer(clouds.listClouds, () => ({ clouds: [first], publicAddress: null }));
  render(
    <ApiProvider transport={fake.transport}>
      <QueryClientProvider client={queryClient}>
        <CloudsSettings />
      </QueryClientProvider>
    </ApiProvider>,
  );
  return { ...fake, queryClient, user: userEvent.setup() };
}

describe('the clouds in the settings', () => {
  afterEach(cleanup);

  it('take a key, show whose it is, and keep what was typed nowhere', async () => {
    const { answer, asked, queryClient, user } = open(SHUT);
    answer(clouds.setCloudKey, () => OPEN);
    const field = await screen.findByLabelText('Key of Replicate');
    expect(field.getAttribute('type')).toBe('password');
    await user.type(field, KEY);
    await user.click(screen.getByRole('button', { name: 'Save key' }));
    expect(await screen.findByText('A key of ann is kept.')).toBeTruthy();
    expect(asked.find(({ method }) => method === 'PUT')?.body).toEqual({ key: KEY });
    expect(screen.queryByLabelText('Key of Replicate')).toBeNull();
    expect(document.body.innerHTML).not.toContain(KEY);
    expect(
      JSON.stringify(
        queryClient
          .getQueryCache()
          .getAll()
          .map(query => query.state.data),
      ),
    ).not.toContain(KEY);
  });

  it('say in the cloud’s own words why a key was not taken', async () => {
    const { answer, user } = open(SHUT);
    const reason = 'the key is not valid there';
    answer(clouds.setCloudKey, () =>
      refuse({ code: 'provider_key_refused', message: reason, provider: 'Replicate', reason }),
    );
    await user.type(await screen.findByLabelText('Key of Replicate'), 'wrong_key');
    await user.click(screen.getByRole('button', { name: 'Save key' }));
    expect(await screen.findByText(/^Replicate does not take the key: the key is not valid there\./)).toBeTruthy();
  });

  it('say why one takes nothing under its key any more, and try it again', async () => {
    const reason = 'Replicate wants to be paid first: no credit. Add credit there, then let it try again.';
    const { answer, asked, user } = open({ ...OPEN, ready: false, shutOut: true, reason });
    answer(clouds.tryCloudAgain, () => OPEN);
    const row = within(await screen.findByRole('region', { name: 'Replicate' }));
    expect(row.getByRole('status').textContent).toBe(reason);
    await user.click(row.getByRole('button', { name: 'Try again' }));
    expect(await row.findByText(/^It is ready\./)).toBeTruthy();
    expect(asked.at(-1)?.path).toBe('/api/clouds/replicate/try');
    expect(row.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('are switched off, and lose their key', async () => {
    const { answer, asked, user } = open(OPEN);
    answer(clouds.switchCloud, ({ body }) => ({ ...OPEN, on: (body as { on: boolean }).on }));
    answer(clouds.removeCloudKey, () => SHUT);
    const row = within(await screen.findByRole('region', { name: 'Replicate' }));
    await user.click(row.getByRole('switch', { name: 'Let Replicate take tasks' }));
    expect(asked.at(-1)?.body).toEqual({ on: false });
    await user.click(row.getByRole('button', { name: 'Remove key' }));
    expect(await screen.findByLabelText('Key of Replicate')).toBeTruthy();
  });
});
