import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type FixtureWindow, fixture, launchFixture, makeUserData } from './launch-fixture.ts';

declare const window: FixtureWindow;

const clip = readFileSync(path.join(fixture, 'page/assets/clip.webm'));
const userData = makeUserData();
let app: ElectronApplication;
let page: Page;
beforeAll(async () => {
  ({ app, page } = await launchFixture(userData.folder));
}, 30_000);
afterAll(async () => {
  await app.close();
  userData.remove();
});

describe('a page over the custom scheme', () => {
  it('runs its modules and style sheets in a window of the size that was asked for', async () => {
    expect(await page.title()).toBe('Fixture studio');
    expect(await page.evaluate('getComputedStyle(document.querySelector("h1")).letterSpacing')).toBe('3px');
    expect(await page.evaluate('[innerWidth, innerHeight, isSecureContext]')).toEqual([1000, 700, true]);
  });

  it('gets status, headers and bytes of a part of a file', async () => {
    const [status, range, bytes] = await page.evaluate(async () => {
      const response = await fetch('/assets/clip.webm', { headers: { range: 'bytes=100-299' } });
      return [
        response.status,
        response.headers.get('content-range'),
        [...new Uint8Array(await response.arrayBuffer())],
      ];
    });
    expect([status, range]).toEqual([206, `bytes 100-299/${clip.length}`]);
    expect(bytes).toEqual([...clip.subarray(100, 300)]);
  });

  it('plays a video and seeks in it', async () => {
    const play = `new Promise((resolve, reject) => {
      const video = document.body.appendChild(document.createElement('video'));
      video.onerror = () => reject(new Error(video.error.message));
      video.onloadedmetadata = () => { video.currentTime = 0.5; };
      video.onseeked = () => resolve([video.videoWidth, video.currentTime]);
      video.src = '/assets/clip.webm';
    })`;
    expect(await page.evaluate(play)).toEqual([32, 0.5]);
  });

  it('sends a body of bytes and is answered with them', async () => {
    const answer = await page.evaluate(async () => {
      const response = await fetch('/api/echo?a=1', { method: 'POST', body: new Uint8Array([0, 255, 128]) });
      const { status, headers } = response;
      return [status, headers.get('x-method'), headers.get('x-url'), ...new Uint8Array(await response.arrayBuffer())];
    });
    expect(answer).toEqual([201, 'POST', 'studio://app/api/echo?a=1', 0, 255, 128]);
  });

  it('is under the policy that its response carries, with headers that the session added', async () => {
    const added = await page.evaluate(async () => (await fetch('/')).headers.get('x-checked'));
    const blocked = await page.evaluate(`new Promise(resolve => {
      document.addEventListener('securitypolicyviolation', event => resolve(event.blockedURI));
      fetch('https://example.com/').catch(() => undefined);
    })`);
    expect([added, blocked]).toEqual(['yes', 'https://example.com/']);
  });

  it('starts at any path of its history', async () => {
    await page.goto(new URL('/library', page.url()).href);
    expect(await page.getByRole('heading').textContent()).toBe('Loaded /library');
    await page.goto(new URL('/', page.url()).href);
  });
});

describe('messages between a page and the main process', () => {
  it('carry bytes both ways and say truly which document sent them', async () => {
    const seen = await page.evaluate(async () => {
      const first = await window.fixture.reverse(new Uint8Array([1, 2, 3]));
      window.history.pushState({}, '', '/take/7');
      const second = await window.fixture.reverse(new Uint8Array([4]).buffer);
      window.history.pushState({}, '', '/');
      return [[...first.bytes], first.from, first.isMainFrame, first.bytes instanceof Uint8Array, second.from];
    });
    expect(seen).toEqual([[3, 2, 1], 'studio://app/', true, true, 'studio://app/take/7']);
  });

  it('come back to a listener as they were sent, until it stops listening', async () => {
    const heard = await page.evaluate(async () => {
      const values: Map<string, unknown>[] = [];
      const sent = new Map<string, unknown>([
        ['day', new Date(0)],
        ['count', 1n],
        ['ratio', Number.NaN],
        ['none', undefined],
      ]);
      const stop = window.fixture.onEchoed(value => values.push(value as Map<string, unknown>));
      window.fixture.echo(sent);
      await window.fixture.reverse([]);
      stop();
      window.fixture.echo('not heard');
      await window.fixture.reverse([]);
      return values.map(value => [...value]);
    });
    expect(heard).toEqual([
      [
        ['day', new Date(0)],
        ['count', 1n],
        ['ratio', Number.NaN],
        ['none', undefined],
      ],
    ]);
  });

  it('fail with the words of the handler, and of the browser for what cannot be cloned', async () => {
    const fail = page.evaluate(() => window.fixture.fail());
    await expect(fail).rejects.toThrow("Error invoking remote method 'fail': Error: no such picture");
    const clone = page.evaluate(() => window.fixture.reverse({ signal: new AbortController().signal }));
    await expect(clone).rejects.toThrow('An object could not be cloned.');
  });
});

describe('the guards of the app', () => {
  it('keep the page where it is when a link leads outside', async () => {
    await page.locator('#outside').click();
    await page.locator('#program').click();
    await vi.waitFor(() => {
      expect(userData.readStory()).toContain('navigate https://example.com/elsewhere');
      expect(userData.readStory()).toContain('navigate mailto:someone@example.com');
    }, 10_000);
    expect(await page.getByRole('heading').textContent()).toBe('Loaded /');
  });

  it('let a link to the app itself through', async () => {
    await page.locator('#inside').click();
    await page.getByRole('heading', { name: 'Loaded /library' }).waitFor();
    expect(userData.readStory()).toContain('navigate studio://app/library');
  });

  it('deny a new window to scripts and links', async () => {
    expect(await page.evaluate(() => window.open('/popup'))).toBe(null);
    await page.locator('#new').click();
    await vi.waitFor(() => {
      expect(userData.readStory()).toContain('open studio://app/popup');
      expect(userData.readStory().filter(line => line === 'open studio://app/library')).toHaveLength(1);
    }, 10_000);
    expect(app.windows()).toHaveLength(1);
  });

  it('are there for a test to ask', async () => {
    const granted = await app.evaluate(({ session, webContents }) => {
      type Ask = (contents: unknown, permission: string, callback: (granted: boolean) => void) => void;
      const { permissions } = session.defaultSession as unknown as { permissions: { ask: Ask } };
      return new Promise(resolve => permissions.ask(webContents.getAllWebContents()[0], 'geolocation', resolve));
    });
    expect(granted).toBe(false);
  });
});

describe('what is not supported', () => {
  it('throws with its name, in the main process and in a preload', async () => {
    const relaunch = app.evaluate(electron => electron.app.relaunch());
    await expect(relaunch).rejects.toThrow('stand-in: app.relaunch is not supported');
    const listen = app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.on('context-menu', () => undefined);
    });
    await expect(listen).rejects.toThrow("stand-in: WebContents.on('context-menu') is not supported");
    const sync = page.evaluate(() => window.fixture.invokeSync());
    await expect(sync).rejects.toThrow('stand-in: ipcRenderer.sendSync is not supported');
  });
});

describe('a window that is gone', () => {
  it('says so to whoever still speaks to it', async () => {
    const told = await app.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({ show: false });
      const closed = new Promise<void>(resolve => window.once('closed', resolve));
      window.destroy();
      await closed;
      const attempts = [() => window.show(), () => window.webContents.send('news')];
      const errors = attempts.map(attempt => {
        try {
          return attempt();
        } catch (error) {
          return String(error);
        }
      });
      return [window.isDestroyed(), ...errors];
    });
    expect(told).toEqual([true, 'TypeError: Object has been destroyed', 'TypeError: Object has been destroyed']);
  });
});

describe('a utility process', () => {
  it('has its environment, arguments and messages, and ends with its own code', async () => {
    const worked = await page.evaluate(() => window.fixture.work('count.js', 'lamp'));
    expect(worked).toEqual({ code: 7, messages: [{ sum: 6 }], out: 'word lamp argument lamp type utility\n' });
  });

  it('is killed with the number of the signal', async () => {
    const worked = await page.evaluate(() => window.fixture.work('wait.js', ''));
    expect(worked).toEqual({ code: 15, messages: ['waiting'], out: '' });
  });
});
