import { decodePath, PUBLIC_ROOT } from './storage-path.ts';

const ADDRESSES = new RegExp(`https?://[^\\s"'\\\\/]+${PUBLIC_ROOT}([^\\s"'\\\\?#<>]+)`, 'g');

/**
 * Points every public address of this storage in a reply at the origin that its reader came by: a studio has several, and a worker on another
 * machine cannot fetch what a program on the studio's own knew as `localhost`. An address of another storage stays as it is.
 */
export const moveAddresses = (text: string, origin: string, isOurs: (path: string) => boolean): string =>
  text.includes(PUBLIC_ROOT)
    ? text.replace(ADDRESSES, (address, written: string) => {
        const path = decodePath(written);
        return path !== null && isOurs(path) ? `${origin}${PUBLIC_ROOT}${written}` : address;
      })
    : text;
