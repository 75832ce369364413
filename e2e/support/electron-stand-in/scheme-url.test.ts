import { describe, expect, it } from 'vitest';
import { toAppHeaders, toServedHeaders } from './scheme-headers.ts';
import { readOrigin, toAppUrl, toServedUrl } from './scheme-url.ts';

const isHandled = (scheme: string) => scheme === 'studio';

describe('an address of a custom scheme', () => {
  it.each([
    ['studio://app/', 'http://app.studio.standin.localhost/'],
    ['studio://app/library?a=1#b', 'http://app.studio.standin.localhost/library?a=1#b'],
    ['studio://app.main/x', 'http://app.main.studio.standin.localhost/x'],
  ])('%s is loaded as %s and known as itself', (given, served) => {
    expect(toServedUrl(given, isHandled)).toBe(served);
    expect(toAppUrl(served)).toBe(given);
  });

  it('is left alone when nobody handles it', () => {
    for (const url of ['https://example.com/', 'other://app/', 'mailto:a@b.example', 'about:blank']) {
      expect(toServedUrl(url, isHandled)).toBe(url);
      expect(toAppUrl(url)).toBe(url);
    }
  });

  it('has its own origin', () => {
    expect(readOrigin('studio://app/library')).toBe('studio://app');
    expect(readOrigin('file:///tmp/x')).toBe('null');
  });
});

describe('headers', () => {
  it("of a request name the app's addresses and nothing of the connection", () => {
    const seen = toAppHeaders({
      host: 'app.studio.standin.localhost',
      connection: 'keep-alive',
      cookie: 'a=b',
      origin: 'http://app.studio.standin.localhost',
      referer: 'http://app.studio.standin.localhost/library',
      range: 'bytes=0-',
    });
    const expected = [
      ['origin', 'studio://app'],
      ['range', 'bytes=0-'],
      ['referer', 'studio://app/library'],
    ];
    expect([...seen]).toEqual(expected);
  });

  it('of a response point policies and redirects at the served address', () => {
    const served = toServedHeaders(
      [
        ['location', 'studio://app/x'],
        [
          'content-security-policy',
          "default-src 'self'; img-src studio: blob:; media-src studio://media; base-uri 'none'",
        ],
        ['etag', '"studio: "'],
      ],
      isHandled,
    );
    expect(served).toEqual([
      ['location', 'http://app.studio.standin.localhost/x'],
      [
        'content-security-policy',
        "default-src 'self'; img-src http://*.studio.standin.localhost blob:; media-src http://media.studio.standin.localhost; base-uri 'none'",
      ],
      ['etag', '"studio: "'],
    ]);
  });

  it('that a custom scheme does not have are not sent', () => {
    const given: [string, string][] = [
      ['set-cookie', 'a=b'],
      ['content-encoding', 'gzip'],
      ['content-type', 'text/css'],
    ];
    expect(toServedHeaders(given, isHandled)).toEqual([['content-type', 'text/css']]);
  });
});
