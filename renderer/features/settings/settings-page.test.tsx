import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { studio } from '../../../backend/contract/studio.ts';
import { ApiProvider } from '../../api/api-context.tsx';
import { fakeId } from '../../api/shapes.fake.ts';
import { createFakeTransport, refuse } from '../../api/transport.fake.ts';
import { followAppearance, useAppearance } from '../../ui/appearance-store.ts';
import { fakeLayout } from '../../ui/jsdom-layout.fake.ts';
import { useToasts } from '../../ui/toast-store.ts';
import { Toaster } from '../../ui/toaster.tsx';
import { SettingsPage } from './settings-page.tsx';

fakeLayout();

function open(onSignOut?: () => void) {
  const fake = createFakeTransport();
  let settings = { takeExpiryDays: 7, trashDays: 30, notifyFinished: true, setAsideFaults: 5, setAsideOf: 8 };
  fake.answer(studio.readSettings, () => settings);
  fake.answer(studio.changeSettings, ({ body }) => {
    settings = { ...settings, ...(body as object) };
    return settings;
  });
  fake.answer(studio.readSession, () => ({
    person: { id: fakeId(2), name: 'Robin', role: 'owner' },
    studio: { version: '0.1.0', folder: '/home/robin/dailies', shell: onSignOut ? 'browser' : 'desktop' },
  }));
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
