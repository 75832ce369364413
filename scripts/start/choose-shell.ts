import type { StartOptions } from './read-options.ts';

/** Which shell opens. In browser mode `why` completes "Opening in browser mode: …", and `window` says whether one can be opened. */
export type Shell =
  | { readonly is: 'desktop'; readonly program: string }
  | { readonly is: 'browser'; readonly why: string; readonly window: boolean };

/** What the choice depends on; `fetchElectron` is called only where the desktop shell could open if it were here. */
export type ShellFacts = {
  readonly options: StartOptions;
  readonly hasDisplay: boolean;
  readonly findElectron: () => string | null;
  readonly fetchElectron: () => Promise<{ readonly is: 'here' } | { readonly is: 'absent'; readonly why: string }>;
};

/** Chooses the desktop shell where it can be had and was not declined, else browser mode with the reason. */
export async function chooseShell(facts: ShellFacts): Promise<Shell> {
  if (!facts.options.open) return { is: 'browser', why: 'no window was wanted (--no-open)', window: false };
  if (!facts.hasDisplay)
    return { is: 'browser', why: 'this machine has no display to open a window on', window: false };
  if (facts.options.browser) return { is: 'browser', why: 'as you asked (--browser)', window: true };
  const installed = facts.findElectron();
  if (installed !== null) return { is: 'desktop', program: installed };
  const fetched = await facts.fetchElectron();
  if (fetched.is === 'absent')
    return { is: 'browser', why: `Electron is not on this machine, and ${fetched.why}`, window: true };
  const program = facts.findElectron();
  if (program !== null) return { is: 'desktop', program };
  return { is: 'browser', why: 'Electron was downloaded and still is not where it should be', window: true };
}

/** Whether windows can be opened: always on macOS and Windows, elsewhere when an X11 or Wayland display is named. */
export function hasDisplay(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
}
