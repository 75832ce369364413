import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { type Cdp, openCdp } from './cdp.ts';

/** A running Chromium without a window yet. */
export type Chromium = {
  readonly cdp: Cdp;
  readonly pid: number;
  /** The websocket on which a second client, Playwright, may speak to it. */
  readonly endpoint: string;
  /** Ends it in order, so that what pages stored is on disk; by force when it has not gone after two seconds. */
  readonly close: () => Promise<void>;
};

const features = [
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'OptimizationHints',
  'PaintHolding',
  'Translate',
];
const fixed = [
  '--headless=new',
  '--remote-debugging-port=0',
  // The pipe is ours: when this process dies, however it dies, the pipe closes and Chromium leaves with it.
  '--remote-debugging-pipe',
  '--no-startup-window',
  '--no-sandbox',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-service-autorun',
  '--password-store=basic',
  '--force-color-profile=srgb',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--disable-breakpad',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-hang-monitor',
  '--disable-component-update',
  '--disable-background-networking',
  '--disable-renderer-backgrounding',
  '--disable-back-forward-cache',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  // Custom schemes have no HTTP cache in Electron.
  '--disk-cache-size=1',
  `--disable-features=${features.join(',')}`,
];
const ours = /^--(remote-debugging-(port|pipe)|user-data-dir|host-resolver-rules|headless|disable-features)(=|$)/;

/** Starts Chromium on a profile folder; `hosts` sends names of the stand-in's own to a loopback port. */
export async function startChromium(options: {
  readonly profile: string;
  readonly switches: readonly string[];
  readonly hosts: string;
  readonly onLost: (reason: string) => void;
}): Promise<Chromium> {
  mkdirSync(options.profile, { recursive: true });
  const child = spawn(
    process.env.STAND_IN_CHROMIUM ?? '/usr/bin/chromium',
    [
      ...fixed,
      `--user-data-dir=${options.profile}`,
      `--host-resolver-rules=${options.hosts}`,
      ...options.switches.filter(word => !ours.test(word)),
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'disabled:' },
    },
  );
  const exited = new Promise<void>(resolve => child.once('exit', () => resolve()));
  const endpoint = await readEndpoint(child);
  let closing = false;
  child.once('exit', (code, signal) => {
    if (!closing) options.onLost(`Chromium ended with ${signal ?? code}`);
  });
  const cdp = openCdp(child.stdio[3] as Writable, child.stdio[4] as Readable);
  return {
    cdp,
    pid: child.pid ?? 0,
    endpoint,
    async close() {
      closing = true;
      const force = setTimeout(() => child.kill('SIGKILL'), 2_000);
      // The browser may hang up before it has answered; what counts is that it exits.
      cdp.browser.send('Browser.close').catch(() => child.kill('SIGKILL'));
      await exited;
      clearTimeout(force);
    },
  };
}

function readEndpoint(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.once('error', reject);
    child.once('exit', code => reject(new Error(`stand-in: Chromium ended with ${code}\n${said}`)));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-20_000);
      const found = /DevTools listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
  });
}
