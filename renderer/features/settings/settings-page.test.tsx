import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { content } from '../../../backend/contract/content.ts';
import { type Lan, lan as lanDoors } from '../../../backend/contract/lan.ts';
import { studio } from '../../../backend/contract/studio.ts';
import { type Token, tokens } from '../../../backend/contract/tokens.ts';
import { ApiProvider } from '../../api/api-context.tsx';
import { fakeId } from '../../api/shapes.fake.ts';
import { createFakeTransport, refuse } from '../../api/transport.fake.ts';
import { followAppearance, useAppearance } from '../../ui/appearance-store.ts';
import { fakeLayout } from '../../ui/jsdom-layout.fake.ts';
import { useToasts } from '../../ui/toast-store.ts';
import { Toaster } from '../../ui/toaster.tsx';
import { SettingsPage } from './settings-page.tsx';

fakeLayout();

const studioPc: Token = {
  id: fakeId(40),
  name: 'Studio PC',
  hint: 'dly_abcdef',
  scopes: ['claim', 'deliver'],
  dialect: null,
  workerId: null,
  createdAt: '2030-01-01T10:00:00.000Z',
  expiresAt: null,
  lastUsedAt: null,
  state: 'good',
};

function open(onSignOut?: () => void) {
  const fake = createFakeTransport();
  let settings = { takeExpiryDays: 7, trashDays: 30, notifyFinished: true, setAsideFaults: 5, setAsideOf: 8 };
  fake.answer(studio.readSettings, () => settings);
  fake.answer(content.readContent, () => ({ mature: false, blur: true }));
  fake.answer(content.listRefusals, () => ({ refusals: [] }));
  fake.answer(studio.changeSettings, ({ body }) => {
    settings = { ...settings, ...(body as object) };
    return settings;
  });
  fake.answer(studio.readSession, () => ({
    person: { id: fakeId(2), name: 'Robin', role: 'owner' },
    studio: { version: '0.1.0', folder: '/home/robin/dailies', shell: onSignOut ? 'browser' : 'desktop' },
  }));
  let lan: Lan = {
    on: false,
    port: 7802,
    state: 'off',
    reason: 'Only this machine reaches the studio.',
    addresses: [],
    fingerprint: null,
    servesScreens: true,
  };
  fake.answer(lanDoors.readPlainDoor, () => ({
    on: false,
    port: 7803,
    state: 'off',
    reason: 'Shut.',
    addresses: [],
    local: 'http://127.0.0.1:7801',
  }));
  fake.answer(lanDoors.readLan, () => lan);
  fake.answer(lanDoors.changeLan, ({ body }) => {
    const { on, port } = body as { on: boolean; port: number };
    lan = {
      ...lan,
      on,
      port,
      state: on ? 'listening' : 'off',
      reason: on ? 'Machines in this house reach the studio.' : lan.reason,
    };
    if (on) lan = { ...lan, addresses: [`https://192.168.1.20:${port}`], fingerprint: '3f2a91c07b4e5d18'.repeat(4) };
    return lan;
  });
  fake.answer(tokens.listTokens, () => ({ tokens: [studioPc] }));
  render(
    <ApiProvider transport={fake.transport}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <SettingsPage onSignOut={onSignOut} />
        <Toaster />
      </QueryClientProvider>
    </ApiProvider>,
  );
  return { fake, user: userEvent.setup() };
}

describe('the settings', () => {
  beforeEach(() => {
    localStorage.clear();
    useAppearance.setState({ theme: 'dark', contrast: 'normal' });
  });
  afterEach(() => {
    cleanup();
    useToasts.setState({ toasts: [] });
  });

  it('are opened at the section that the address names, with the keyboard there', async () => {
    history.replaceState(null, '', '#writers');
    open();
    history.replaceState(null, '', '#');
    const heading = await screen.findByRole('heading', { name: 'Writers' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
  });

  it('paint the page in the chosen theme at once, and remember it', async () => {
    const stop = followAppearance();
    const { user } = open();
    await user.click(await screen.findByRole('radio', { name: 'Light' }));
    await user.click(screen.getByRole('switch', { name: 'High contrast' }));
    expect(document.documentElement.dataset).toMatchObject({ theme: 'light', contrast: 'high' });
    expect(localStorage.getItem('dailies.appearance')).toContain('"theme":"light"');
    stop();
  });

  it('tell the studio for how many days takes stay', async () => {
    const { fake, user } = open();
    const field = await screen.findByRole('spinbutton', { name: 'Takes that are not kept stay' });
    await user.clear(field);
    await user.type(field, '3');
    await waitFor(() => expect(fake.asked.at(-1)).toMatchObject({ method: 'PATCH', body: { takeExpiryDays: 3 } }));
  });

  it('put back what the studio refuses, and say why', async () => {
    const { fake, user } = open();
    fake.answer(studio.changeSettings, () => refuse({ code: 'not_allowed', message: 'no', needs: 'change settings' }));
    const toggle = await screen.findByRole('switch', { name: 'Tell me when something is finished' });
    await user.click(toggle);
    expect(await screen.findByText('You may not do this')).toBeTruthy();
    await waitFor(() => expect(toggle.getAttribute('aria-checked')).toBe('true'));
  });

  it('show where the data lies, and offer to sign out only where a person signed in', async () => {
    open();
    expect(await screen.findByText('/home/robin/dailies')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Sign out/ })).toBeNull();
    cleanup();
    let left = 0;
    const { user } = open(() => {
      left += 1;
    });
    await user.click(await screen.findByRole('button', { name: 'Sign out of this browser' }));
    expect(left).toBe(1);
  });
});

describe('the settings of other machines', () => {
  afterEach(cleanup);

  it('let nobody in until they are turned on; then say where the studio is and by which fingerprint', async () => {
    const { fake, user } = open();
    const toggle = await screen.findByRole('switch', { name: 'Let other machines in this house reach the studio' });
    expect(toggle.getAttribute('aria-checked')).toBe('false');
    await user.click(toggle);
    expect(await screen.findByText('https://192.168.1.20:7802')).toBeTruthy();
    expect(screen.getByText('3f2a 91c0 7b4e 5d18')).toBeTruthy();
    expect(fake.asked.at(-1)).toMatchObject({ method: 'PUT', path: '/api/lan', body: { on: true, port: 7802 } });
  });

  it('say in words why it did not work, and take another port', async () => {
    const { fake, user } = open();
    const base = { on: true, addresses: [], fingerprint: null, servesScreens: true };
    const reason = 'Port 7802 is in use by another program. Choose another port.';
    fake.answer(lanDoors.changeLan, () => ({ ...base, port: 7802, state: 'failed', reason }));
    await user.click(await screen.findByRole('switch', { name: /Let other machines/ }));
    expect(await screen.findByText(reason)).toBeTruthy();
    const port = screen.getByRole('spinbutton', { name: 'Port' });
    await user.clear(port);
    await user.type(port, '7900');
    await user.click(screen.getByRole('button', { name: 'Use this port' }));
    await waitFor(() => expect(fake.asked.at(-1)).toMatchObject({ body: { on: true, port: 7900 } }));
  });

  it('give an address for another device when it is asked for', async () => {
    const { fake, user } = open();
    fake.answer(lanDoors.inviteBrowser, () => ({ address: 'https://192.168.1.20:7802/?token=dly_once' }));
    await user.click(await screen.findByRole('switch', { name: /Let other machines/ }));
    await user.click(await screen.findByRole('button', { name: 'Open on another device' }));
    expect(await screen.findByText('https://192.168.1.20:7802/?token=dly_once')).toBeTruthy();
  });

  it('make a token with what it may do, and show its secret once', async () => {
    const { fake, user } = open();
    fake.answer(tokens.createToken, () => ({
      token: { ...studioPc, id: fakeId(41) },
      secret: 'dly_the-secret',
      anonKey: null,
    }));
    await user.click(await screen.findByRole('button', { name: 'New token' }));
    expect(screen.getByRole('button', { name: 'Make token' }).getAttribute('aria-description')).toBe(
      'A token needs a name',
    );
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Night script');
    await user.click(screen.getByRole('checkbox', { name: 'Take tasks' }));
    await user.click(screen.getByRole('button', { name: 'Make token' }));
    expect(await screen.findByText('dly_the-secret')).toBeTruthy();
    expect(fake.asked.find(({ method }) => method === 'POST')).toMatchObject({
      body: { name: 'Night script', scopes: ['claim', 'read'], expiresInDays: 90 },
    });
    await user.click(screen.getByRole('button', { name: 'Done' }));
    expect(screen.queryByText('dly_the-secret')).toBeNull();
  });

  it('revoke a token after asking, and say that it is over', async () => {
    const { fake, user } = open();
    fake.answer(tokens.revokeToken, () => ({ ...studioPc, state: 'revoked' }));
    await user.click(await screen.findByRole('button', { name: 'Revoke the token Studio PC' }));
    expect(fake.asked.some(({ method }) => method === 'DELETE')).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Revoke' }));
    expect(await screen.findByText('Revoked')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Revoke the token Studio PC' })).toBeNull();
    expect(fake.asked.some(({ path }) => path === `/api/tokens/${studioPc.id}`)).toBe(true);
  });

  it('say when a machine that fails gets nothing more', async () => {
    const { fake, user } = open();
    const field = await screen.findByLabelText('A machine gets nothing more after');
    await user.clear(field);
    await user.type(field, '0{Enter}');
    await waitFor(() =>
      expect(
        fake.asked.some(
          ({ path, body }) => path === '/api/settings' && JSON.stringify(body) === '{"setAsideFaults":0}',
        ),
      ).toBe(true),
    );
  });
});
