import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GROUND_COLOUR } from './ground-colour.ts';

describe('the window behind its page', () => {
  it('has the ground colour of the page that will be painted', () => {
    const tokens = readFileSync(new URL('../../renderer/ui/tokens.css', import.meta.url), 'utf8');
    const [, ground] = /:root,\s*\[data-theme="dark"\] \{[^}]*--ground: (#\w+);/.exec(tokens) ?? [];
    expect(GROUND_COLOUR).toBe(ground);
  });
});
