import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { lan as doors, type PlainDoor } from '../../../backend/contract/lan.ts';
import { ApiProvider } from '../../api/api-context.tsx';
import { createFakeTransport } from '../../api/transport.fake.ts';
import { fakeLayout } from '../../ui/jsdom-layout.fake.ts';
import { PlainDoorSettings } from './plain-door-settings.tsx';

fakeLayout();

const SHUT: PlainDoor = {
  on: false,
  port: 7803,
  state: 'off',
  reason: 'Workers of other studios reach it from this machine alone.',
  addresses: [],
  local: 'http://127.0.0.1:7801',
};

function open(answer: (on: boolean, port: number) => PlainDoor) {
  const fake = createFakeTransport();
  fake.answer(doors.readPlainDoor, () => SHUT);
  fake.answer(doors.changePlainDoor, ({ body }) => {
    const { on, port } = body as { on: boolean; port: number };
    return answer(on, port);
  });
  render(
    <ApiProvider transport={fake.transport}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <PlainDoorSettings />
      </QueryClientProvider>
    </ApiProvider>,
  );
  const puts = () => fake.asked.filter(({ method }) => method === 'PUT').map(({ body }) => body);
  return { user: userEvent.setup(), puts };
}
const opened = (on: boolean, port: number): PlainDoor =>
  on
    ? { ...SHUT, on, port, state: 'listening', reason: 'Open.', addresses: [`http://192.168.1.20:${port}`] }
    : { ...SHUT, port };

describe('the plain door', () => {
  afterEach(cleanup);

  it('is opened only after its owner was told what that means', async () => {
    const { user, puts } = open(opened);
    const toggle = await screen.findByRole('switch', { name: /Let workers of other studios in/ });
    await user.click(toggle);
    const question = await screen.findByRole('alertdialog', { name: 'Open a door without encryption?' });
    expect(question.textContent).toMatch(/everybody in this network can read along/);
    await user.click(within(question).getByRole('button', { name: 'Cancel' }));
    expect(puts()).toEqual([]);
    await user.click(toggle);
    await user.click(await screen.findByRole('button', { name: 'Open the door' }));
    expect(await screen.findByText('http://192.168.1.20:7803')).toBeTruthy();
    expect(puts()).toEqual([{ on: true, port: 7803 }]);
  });

  it('is shut without a question', async () => {
    const { user, puts } = open(opened);
    const toggle = await screen.findByRole('switch', { name: /Let workers of other studios in/ });
    await user.click(toggle);
    await user.click(await screen.findByRole('button', { name: 'Open the door' }));
    await screen.findByText('http://192.168.1.20:7803');
    await user.click(toggle);
    expect(puts().at(-1)).toEqual({ on: false, port: 7803 });
  });

  it('says why it could not be opened', async () => {
    const reason = 'Port 7803 is in use by another program. Choose another port.';
    const { user } = open((on, port) => ({ ...SHUT, on, port, state: 'failed', reason }));
    await user.click(await screen.findByRole('switch', { name: /Let workers of other studios in/ }));
    await user.click(await screen.findByRole('button', { name: 'Open the door' }));
    expect((await screen.findByText(reason)).className).toContain('text-bad');
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });
});
