import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { applyTheme } from './theme.ts';

class FakeQuery extends EventTarget {
  matches = false;
  change(matches: boolean) {
    this.matches = matches;
    this.dispatchEvent(new Event('change'));
  }
}

describe('applyTheme', () => {
  let light: FakeQuery;
  let firm: FakeQuery;
  let root: HTMLElement;

  beforeEach(() => {
    light = new FakeQuery();
    firm = new FakeQuery();
    root = document.createElement('html');
    vi.stubGlobal('matchMedia', (query: string) => (query.includes('contrast') ? firm : light));
  });
  afterEach(() => vi.unstubAllGlobals());

  it('paints what was chosen, whatever the system prefers', () => {
    light.matches = true;
    applyTheme('dark', 'normal', root);
    expect(root.dataset).toMatchObject({ theme: 'dark', contrast: 'normal' });
    applyTheme('light', 'high', root);
    expect(root.dataset).toMatchObject({ theme: 'light', contrast: 'high' });
  });

  it('follows the system from evening to morning', () => {
    applyTheme('system', 'normal', root);
    expect(root.dataset.theme).toBe('dark');
    light.change(true);
    expect(root.dataset.theme).toBe('light');
  });

  it('stops following once a theme was chosen', () => {
    applyTheme('system', 'normal', root);
    applyTheme('dark', 'normal', root);
    light.change(true);
    expect(root.dataset.theme).toBe('dark');
  });

  it('is firm when the system asks for more contrast, and soft again when it no longer does', () => {
    applyTheme('dark', 'normal', root);
    firm.change(true);
    expect(root.dataset.contrast).toBe('high');
    firm.change(false);
    expect(root.dataset.contrast).toBe('normal');
  });
});
