import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { findDeepLink, listenForDeepLinks, parseDeepLink } from './deep-link.ts';

const id = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('a dailies:// address', () => {
  it.each([
    [`dailies://take/${id}`, `/take/${id}`],
    [`dailies://take/${id}/`, `/take/${id}`],
    ['dailies://library', '/library'],
    ['dailies://library/', '/library'],
    ['dailies://work', '/work'],
    ['DAILIES://settings', '/settings'],
    ['dailies://workers?from=mail', '/workers'],
  ])('%s shows %s', (address, place) => {
    expect(parseDeepLink(address)).toBe(place);
  });

  it.each([
    'dailies://',
    'dailies:take',
    'dailies://take',
    'dailies://take/../settings',
    'dailies://take/not-an-id',
    `dailies://take/${id}/more`,
    `dailies://take/${id}%22%3E`,
    'dailies://library/more',
    'dailies://constructor',
    'dailies://toString',
    'dailies://evil.example/library',
    'https://take/1',
    'javascript:alert(1)',
    'not an address',
    '',
  ])('%s shows nothing', address => {
    expect(parseDeepLink(address)).toBeNull();
  });

  it('is found among the words of a command line', () => {
    expect(findDeepLink(['electron', '.', '--flag', 'dailies://moon', 'dailies://library'])).toBe('/library');
    expect(findDeepLink(['electron', '/home/dailies'])).toBeNull();
  });
});

describe('listening for addresses', () => {
  function launch(argv: string[], defaultApp = false) {
    const app = new EventEmitter() as EventEmitter & App;
    const register = vi.fn(() => true);
    app.setAsDefaultProtocolClient = register;
    const links = listenForDeepLinks(app, { argv, execPath: '/bin/electron', defaultApp });
    return { app, links, show: vi.fn(), register };
  }
  const event = () => ({ preventDefault: vi.fn() });

  it('first shows the one that the app was started with', () => {
    const { links, show } = launch(['app', 'dailies://library']);
    links.deliver(show);
    expect(show.mock.calls).toEqual([['/library']]);
  });

  it('shows the app as it is where there was none', () => {
    const { links, show } = launch(['app']);
    links.deliver(show);
    expect(show.mock.calls).toEqual([[null]]);
  });

  it('holds those that come before there is a window', () => {
    const { app, links, show } = launch(['app']);
    app.emit('open-url', event(), 'dailies://workers');
    app.emit('second-instance', {}, ['app']);
    links.deliver(show);
    expect(show.mock.calls).toEqual([['/workers']]);
  });

  it('shows what a second start or the OS names, and comes to the front for a second start without one', () => {
    const { app, links, show } = launch(['app']);
    links.deliver(show);
    app.emit('second-instance', {}, ['app', 'dailies://library']);
    app.emit('second-instance', {}, ['app']);
    const opened = event();
    app.emit('open-url', opened, 'dailies://settings');
    expect(show.mock.calls.slice(1)).toEqual([['/library'], [null], ['/settings']]);
    expect(opened.preventDefault).toHaveBeenCalled();
  });

  it('registers the app itself, and in development the folder that it is run from', () => {
    expect(launch(['app']).register.mock.calls).toEqual([['dailies']]);
    expect(launch(['electron', '/src'], true).register.mock.calls).toEqual([['dailies', '/bin/electron', ['/src']]]);
  });
});
