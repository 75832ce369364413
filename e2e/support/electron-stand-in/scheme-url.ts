const suffix = 'standin.localhost';
const addressed = /^([a-z][a-z0-9+-]*):\/\/([^/?#]*)(.*)$/s;
const served = /^http:\/\/(?:([a-z0-9.-]*)\.)?([a-z][a-z0-9+-]*)\.standin\.localhost(?::\d+)?(.*)$/s;

/** Sends every host that stands for a custom scheme to one loopback port, in Chromium's own notation. */
export function mapHosts(port: number): string {
  return `MAP *.${suffix} 127.0.0.1:${port}`;
}

/**
 * The address under which Chromium, which knows no custom schemes, loads `scheme://host/path`:
 * `http://host.scheme.standin.localhost/path`, a secure context with a lasting origin of its own.
 */
export function toServedUrl(url: string, isHandled: (scheme: string) => boolean): string {
  const [, scheme, host, tail] = addressed.exec(url) ?? [];
  if (!scheme || /^https?$/.test(scheme) || !isHandled(scheme)) return url;
  return `http://${host ? `${host}.` : ''}${scheme}.${suffix}${tail || '/'}`;
}

/** The address that the app gave, for one under which Chromium loaded it; others are returned as they are. */
export function toAppUrl(url: string): string {
  const [, host, scheme, tail] = served.exec(url) ?? [];
  return scheme ? `${scheme}://${host ?? ''}${tail || '/'}` : url;
}

/** The origin of an app's address, as Electron reports it for a standard scheme. */
export function readOrigin(url: string): string {
  const [, scheme, host] = addressed.exec(url) ?? [];
  return scheme && scheme !== 'file' ? `${scheme}://${host}` : 'null';
}
