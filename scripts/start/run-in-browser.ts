import { findAddress } from './find-address.ts';
import { toWindowArguments } from './find-browser.ts';
import { type KeptProgram, keepProgram } from './keep-program.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/** How long the server may take to put its work away, and a window to close, in ms. */
const SERVER_GRACE = 20_000;
const WINDOW_GRACE = 3000;
/** A window that ends sooner than this, in ms, was not closed by a person: it failed, or handed its page to a browser already open. */
const TOO_SOON = 2000;

/** The server to run, and the browser that shows it (null where no window can be opened), each with the folder it keeps its own things in. */
export type BrowserMode = {
  readonly server: readonly [string, ...string[]];
  readonly browser: string | null;
  readonly profile: string;
  readonly compileCache: string;
  readonly isRoot: boolean;
};

/** Runs the studio's server and its window until one of them is ended; resolves to the server's exit code. */
export async function runInBrowser(mode: BrowserMode): Promise<number> {
  const [file, ...args] = mode.server;
  // The input ends however this process dies, which tells the server that it is alone.
  const server = keepProgram(file, args, ['pipe', 'pipe', 'inherit'], {
    DAILIES_HELD_BY_INPUT: 'yes',
    // Kept machine code saves the server about a fifth of the processor time of its start.
    NODE_COMPILE_CACHE: mode.compileCache,
  });
  let window: KeptProgram | null = null;
  const stopAll = async () => {
    await window?.stop(WINDOW_GRACE);
    await server.stop(SERVER_GRACE);
  };
  stopOnSignal(
    () => void stopAll(),
    () => void server.child.kill('SIGKILL'),
  );
  const address = await passOn(server);
  const { browser } = mode;
  if (address === null) return server.ended;
  if (browser !== null) {
    window = keepProgram(browser, toWindowArguments(address, mode.profile, mode.isRoot), 'ignore');
    void followWindow(window, address, stopAll);
  }
  const code = await server.ended;
  await window?.stop(WINDOW_GRACE);
  return code;
}

/** Prints what the server prints; resolves to the first address in it, or null when the server ended without one. */
function passOn(server: KeptProgram): Promise<string | null> {
  return new Promise(resolve => {
    let printed = '';
    let found = false;
    server.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      process.stdout.write(text);
      if (found) return;
      printed += text;
      const address = findAddress(printed);
      if (address === null) return;
      found = true;
      resolve(address);
    });
    void server.ended.then(() => resolve(null));
  });
}

/** Ends the studio with its window, as a desktop program does, unless the window never really was ours. */
async function followWindow(window: KeptProgram, address: string, stopAll: () => Promise<void>): Promise<void> {
  const opened = performance.now();
  const code = await window.ended;
  if (performance.now() - opened > TOO_SOON) return stopAll();
  if (code === 0) console.log('The page was opened in a browser that was already running. Ctrl-C ends the studio.');
  else
    console.log(
      `The window could not be opened (exit code ${code}). Open ${address} yourself. Ctrl-C ends the studio.`,
    );
}
