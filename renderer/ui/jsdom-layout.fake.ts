import { configure } from '@testing-library/react';
import { afterAll, beforeAll, vi } from 'vitest';

/** Gives jsdom, which lays nothing out, one size for every element and the observers that a browser has. Call it once in a test file. */
export function fakeLayout({ width = 1000, height = 800 }: { width?: number; height?: number } = {}): void {
  beforeAll(() => {
    vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(width);
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(height);
    vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(width);
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(height);
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe() {}
        unobserve() {}
        disconnect() {}
      },
    );
    vi.stubGlobal('matchMedia', (query: string) => ({
      matches: false,
      media: query,
      addEventListener() {},
      removeEventListener() {},
    }));
    vi.stubGlobal('scrollTo', () => {});
    // A machine that does much else at once draws slowly; that is no failure.
    configure({ asyncUtilTimeout: 8_000 });
    Element.prototype.scrollTo = () => {};
    Element.prototype.scrollIntoView = () => {};
    Element.prototype.hasPointerCapture = () => false;
  });
  afterAll(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });
}
