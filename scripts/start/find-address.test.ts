import { describe, expect, it } from 'vitest';
import { findAddress } from './find-address.ts';

describe('finding the address in what the server prints', () => {
  it('takes the first one', () => {
    expect(findAddress('Dailies is at http://127.0.0.1:7801/?token=a1 (docs: http://x/docs)\n')).toBe(
      'http://127.0.0.1:7801/?token=a1',
    );
  });

  it('waits for the end of an address that came in halves', () => {
    expect(findAddress('Dailies is at http://127.0.0.1:7801/?tok')).toBeNull();
  });

  it('finds none in other words', () => {
    expect(findAddress('Moved 3 files.\n')).toBeNull();
  });
});
