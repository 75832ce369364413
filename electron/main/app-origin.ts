import type { CustomScheme } from 'electron';

const SCHEME = 'studio';

/** Where the window's pages come from. */
export const APP_ORIGIN = `${SCHEME}://app`;

/** Makes the scheme a full origin: relative addresses, fetch, and pictures and clips that stream. */
export const APP_SCHEME: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
};

/** Whether an address is one of our own pages. */
export function isAppUrl(address: string): boolean {
  return address === APP_ORIGIN || address.startsWith(`${APP_ORIGIN}/`);
}
