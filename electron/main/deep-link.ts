import type { App } from 'electron';
import { Id } from '../../backend/contract/shapes.ts';
import { PLACES, takePath } from './app-paths.ts';

const SCHEME = 'dailies';

/** The place that a `dailies://` address names, as a path inside the window; null where it names none. */
export function parseDeepLink(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, pathname } = new URL(address);
  if (protocol !== `${SCHEME}:`) return null;
  const rest = pathname.split('/').filter(part => part !== '');
  if (hostname === 'take') {
    const id = Id.safeParse(rest[0]);
    return id.success && rest.length === 1 ? takePath(id.data) : null;
  }
  if (rest.length > 0 || !Object.hasOwn(PLACES, hostname)) return null;
  return PLACES[hostname as keyof typeof PLACES];
}

/** The first place that a command line names. */
export function findDeepLink(argv: readonly string[]): string | null {
  for (const word of argv) {
    const place = word.startsWith(`${SCHEME}:`) ? parseDeepLink(word) : null;
    if (place !== null) return place;
  }
  return null;
}

type Listening = Pick<App, 'on' | 'setAsDefaultProtocolClient'>;
type Launched = { readonly argv: readonly string[]; readonly execPath: string; readonly defaultApp?: boolean };

/** Listens for addresses from now on, also those that come before there is a window: they wait until `deliver` names who shows them. */
export function listenForDeepLinks(
  app: Listening,
  launched: Launched,
): { deliver(show: (place: string | null) => void): void } {
  let waiting = findDeepLink(launched.argv);
  let show: ((place: string | null) => void) | null = null;
  const come = (place: string | null) => {
    if (show) show(place);
    else waiting = place ?? waiting;
  };
  app.on('second-instance', (_, argv) => come(findDeepLink(argv)));
  app.on('open-url', (event, address) => {
    event.preventDefault();
    come(parseDeepLink(address));
  });
  const script = launched.argv[1];
  if (!launched.defaultApp) app.setAsDefaultProtocolClient(SCHEME);
  else if (script !== undefined) app.setAsDefaultProtocolClient(SCHEME, launched.execPath, [script]);
  return {
    deliver: to => {
      show = to;
      to(waiting);
    },
  };
}
