import { describe, expect, it } from 'vitest';
import { describeShortcut, formatShortcut } from './format-shortcut.ts';
import { detectPlatform } from './platform.ts';

describe('formatShortcut', () => {
  it.each([
    ['mod+k', '⌘K', 'Ctrl+K'],
    ['mod+shift+z', '⇧⌘Z', 'Ctrl+Shift+Z'],
    ['mod+alt+enter', '⌥⌘↵', 'Ctrl+Alt+↵'],
    ['g w', 'G then W', 'G then W'],
    ['?', '?', '?'],
    ['esc', 'Esc', 'Esc'],
    ['shift+left', '⇧←', 'Shift+←'],
    ['backspace', '⌫', 'Backspace'],
    ['mod++', '⌘+', 'Ctrl++'],
    ['ctrl+tab', '⌃⇥', 'Ctrl+Tab'],
  ])('writes %s as %s on a Mac and %s elsewhere', (shortcut, mac, other) => {
    expect(formatShortcut(shortcut, 'mac')).toBe(mac);
    expect(formatShortcut(shortcut, 'other')).toBe(other);
  });
});

describe('describeShortcut', () => {
  it('spells a press for screen readers and leaves out a sequence', () => {
    expect(describeShortcut('mod+enter', 'mac')).toBe('Meta+Enter');
    expect(describeShortcut('mod+enter', 'other')).toBe('Control+Enter');
    expect(describeShortcut('g w', 'other')).toBeUndefined();
  });
});

describe('detectPlatform', () => {
  it('knows a Mac from the rest', () => {
    expect(detectPlatform('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)')).toBe('mac');
    expect(detectPlatform('Mozilla/5.0 (X11; Linux x86_64)')).toBe('other');
  });
});
