import { describe, expect, it } from 'vitest';
import { toDesktopArguments, toDesktopEnvironment } from './run-desktop.ts';

describe('starting the desktop shell', () => {
  const plain = { port: null, host: null, data: null, browser: false, worker: true, open: true };

  it("leaves everything to the shell's own defaults when nothing is asked", () => {
    expect(toDesktopEnvironment(plain)).toEqual({});
  });

  it('hands on the data folder, the port and the wish for no worker', () => {
    expect(toDesktopEnvironment({ ...plain, data: '/films', port: 0, worker: false })).toEqual({
      DAILIES_HOME: '/films',
      DAILIES_PORT: '0',
      DAILIES_NO_WORKER: 'yes',
    });
  });

  it('switches the sandbox off for root on Linux only', () => {
    expect(toDesktopArguments('/dailies', true)).toEqual(['--no-sandbox', '/dailies']);
    expect(toDesktopArguments('/dailies', false)).toEqual(['/dailies']);
  });
});
