import { describe, expect, it } from 'vitest';
import { joinClasses } from './join-classes.ts';

describe('joinClasses', () => {
  it('lets the later of two sizes win and keeps a text size beside a text colour', () => {
    expect(joinClasses('h-8 text-body text-text', 'h-7 text-meta')).toBe('text-text h-7 text-meta');
  });

  it('knows our own radii and shadow', () => {
    expect(joinClasses('rounded-control shadow-float', 'rounded-card shadow-none')).toBe('rounded-card shadow-none');
  });

  it('leaves out what is false or missing', () => {
    expect(joinClasses('flex', false, undefined, 'gap-2')).toBe('flex gap-2');
  });
});
