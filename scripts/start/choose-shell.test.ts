import { describe, expect, it } from 'vitest';
import { chooseShell, hasDisplay, type ShellFacts } from './choose-shell.ts';

describe('choosing a shell', () => {
  const options = { port: null, host: null, data: null, browser: false, worker: true, open: true };
  const facts = (more: Partial<ShellFacts>): ShellFacts => ({
    options,
    hasDisplay: true,
    findElectron: () => '/electron',
    fetchElectron: () => Promise.reject(new Error('nothing is fetched here')),
    ...more,
  });

  it('opens the desktop shell where Electron is', async () => {
    expect(await chooseShell(facts({}))).toEqual({ is: 'desktop', program: '/electron' });
  });

  it('fetches Electron where it is not, and then opens the desktop shell', async () => {
    const found = [null, '/fetched'];
    const shell = await chooseShell(
      facts({ findElectron: () => found.shift() ?? null, fetchElectron: async () => ({ is: 'here' }) }),
    );
    expect(shell).toEqual({ is: 'desktop', program: '/fetched' });
  });

  it('says in one line why Electron could not be had, and opens a window in browser mode', async () => {
    const fetchElectron = async () => ({ is: 'absent', why: 'it could not be downloaded' }) as const;
    expect(await chooseShell(facts({ findElectron: () => null, fetchElectron }))).toEqual({
      is: 'browser',
      why: 'Electron is not on this machine, and it could not be downloaded',
      window: true,
    });
  });

  it('opens no window and fetches nothing where there is no display', async () => {
    const shell = await chooseShell(facts({ hasDisplay: false, findElectron: () => null }));
    expect(shell).toMatchObject({ is: 'browser', window: false });
  });

  it('keeps to browser mode when asked, although Electron is here', async () => {
    const asked = { ...options, browser: true };
    expect(await chooseShell(facts({ options: asked }))).toMatchObject({ is: 'browser', window: true });
  });

  it('opens no window when none is wanted', async () => {
    const unwanted = { ...options, open: false };
    expect(await chooseShell(facts({ options: unwanted }))).toMatchObject({ is: 'browser', window: false });
  });

  it('knows a display by DISPLAY or WAYLAND_DISPLAY, and needs neither on macOS and Windows', () => {
    expect(hasDisplay('linux', {})).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay('darwin', {})).toBe(true);
    expect(hasDisplay('win32', {})).toBe(true);
  });
});
