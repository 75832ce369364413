import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { type Lan, lan as lanDoors } from '../../../backend/contract/lan.ts';
import { pairing as doors, type Pairing } from '../../../backend/contract/pairing.ts';
import { ApiProvider } from '../../api/api-context.tsx';
import { followEvents } from '../../api/events.ts';
import { createFakeTransport } from '../../api/transport.fake.ts';
import { fakeLayout } from '../../ui/jsdom-layout.fake.ts';
import { usePairMachine } from './pair-machine.tsx';

fakeLayout();

const OFF: Lan = {
  on: false,
  port: 7802,
  state: 'off',
  reason: 'Only this machine reaches the studio.',
  addresses: [],
  fingerprint: null,
  servesScreens: false,
};
const ON: Lan = { ...OFF, on: true, state: 'listening', reason: 'Machines in this house reach the studio.' };

function Offer() {
  const { start, dialog } = usePairMachine();
  return (
    <>
      <button type="button" onClick={start}>
        Add
      </button>
      {dialog}
    </>
  );
}

async function open(lan: Lan) {
  const fake = createFakeTransport();
  let pairing: Pairing | null = null;
  let codes = 0;
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  fake.answer(lanDoors.readLan, () => lan);
  fake.answer(lanDoors.changeLan, () => ON);
  fake.answer(doors.readPairing, () => ({ pairing }));
  fake.answer(doors.closePairing, () => undefined);
  fake.answer(doors.openPairing, () => {
    codes += 1;
    pairing = {
      code: `12345${codes}`,
      expiresAt: new Date(Date.now() + 120_000).toISOString(),
      triesLeft: 5,
      state: 'open',
      joinedAs: null,
      addresses: ['https://192.168.1.20:7802', 'https://10.0.0.7:7802'],
      fingerprint: '3f2a91c07b4e5d18'.repeat(4),
    };
    return pairing;
  });
  render(
    <ApiProvider transport={fake.transport}>
      <QueryClientProvider client={queryClient}>
        <Offer />
      </QueryClientProvider>
    </ApiProvider>,
  );
  const end = followEvents(fake.transport, queryClient, { announce: () => undefined, onState: () => undefined });
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Add' }));
  /** The studio's pairing goes on, and it says so. */
  const happen = (change: Partial<Pairing>) => {
    if (pairing) pairing = { ...pairing, ...change };
    act(() => fake.tell({ type: 'access.changed' }));
  };
  return { fake, user, happen, end };
}

describe('adding a machine', () => {
  afterEach(cleanup);

  it('shows the whole command with the code, for how long it is good, and the fingerprint to compare', async () => {
    const { end } = await open(ON);
    expect(await screen.findByText('npm run worker -- --studio https://192.168.1.20:7802 --pair 123451')).toBeTruthy();
    expect(screen.getByRole('status', { name: 'Code' }).textContent).toBe('123 451');
    expect(screen.getByText(/good for (2:00|1:5\d), 5 tries left/)).toBeTruthy();
    expect(screen.getByText('3f2a 91c0 7b4e 5d18')).toBeTruthy();
    expect(screen.getByText(/10\.0\.0\.7/)).toBeTruthy();
    end();
  });

  it('says so by itself when the machine has joined', async () => {
    const { happen, end } = await open(ON);
    await screen.findByRole('status', { name: 'Code' });
    happen({ triesLeft: 4 });
    expect(await screen.findByText(/4 tries left/)).toBeTruthy();
    happen({ state: 'joined', joinedAs: 'Studio PC' });
    expect(await screen.findByText('Studio PC has joined.')).toBeTruthy();
    end();
  });

  it('says when the code is dead, and gives another', async () => {
    const { happen, user, end } = await open(ON);
    await screen.findByRole('status', { name: 'Code' });
    happen({ triesLeft: 0, state: 'used-up' });
    expect(await screen.findByText('The code was mistyped five times, so it is dead.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'New code' }));
    expect((await screen.findByRole('status', { name: 'Code' })).textContent).toBe('123 452');
    happen({ expiresAt: new Date(Date.now() - 1).toISOString() });
    expect(await screen.findByText('The two minutes are over.')).toBeTruthy();
    end();
  });

  it('asks to open the way in first where it is shut, and says why where that fails', async () => {
    const { fake, user, end } = await open(OFF);
    const letIn = await screen.findByRole('button', { name: 'Let other machines in' });
    const reason = 'Port 7802 is in use by another program. Choose another port.';
    fake.answer(lanDoors.changeLan, () => ({ ...ON, state: 'failed', reason }));
    await user.click(letIn);
    expect(await screen.findByText(reason)).toBeTruthy();
    fake.answer(lanDoors.changeLan, () => ON);
    await user.click(screen.getByRole('button', { name: 'Let other machines in' }));
    expect(await screen.findByRole('status', { name: 'Code' })).toBeTruthy();
    end();
  });

  it('makes the code dead when it is closed', async () => {
    const { fake, user, end } = await open(ON);
    await screen.findByRole('status', { name: 'Code' });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(fake.asked.at(-1)).toMatchObject({ method: 'DELETE', path: '/api/pairing' }));
    end();
  });
});
