import { describe, expect, it, vi } from 'vitest';
import { Refusal } from '../../backend/contract/problem.ts';
import { showFatal } from './show-fatal.ts';

function textOf(error: unknown): string {
  const showErrorBox = vi.fn();
  showFatal({ showErrorBox }, error);
  return showErrorBox.mock.calls.flat().join('\n');
}

describe('when the studio cannot start', () => {
  it('says what is wrong in the problem’s own words, without a trace', () => {
    const message = 'This folder was last opened by a newer Dailies. Install the newer Dailies.';
    expect(textOf(new Refusal({ code: 'schema_newer', message, found: 9, known: 4 }))).toBe(
      `Dailies cannot open\n${message}`,
    );
  });

  it('shows the trace of an error that nobody expected', () => {
    expect(textOf(new TypeError('x is not a function'))).toMatch(
      /error of its own[\s\S]*x is not a function[\s\S]*show-fatal\.test/,
    );
    expect(textOf('thrown text')).toContain('thrown text');
  });
});
