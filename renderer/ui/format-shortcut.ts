import type { Platform } from './platform.ts';
import { type Chord, parseShortcut } from './shortcut.ts';

const MAC_KEYS: Readonly<Record<string, string>> = {
  enter: '↵',
  backspace: '⌫',
  delete: '⌦',
  tab: '⇥',
};

const KEYS: Readonly<Record<string, string>> = {
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  space: 'Space',
  backspace: 'Backspace',
  delete: 'Del',
  tab: 'Tab',
  home: 'Home',
  end: 'End',
  pageup: 'PgUp',
  pagedown: 'PgDn',
};

function formatChord(chord: Chord, platform: Platform): string {
  const mac = platform === 'mac';
  const key = (mac ? MAC_KEYS[chord.key] : undefined) ?? KEYS[chord.key] ?? chord.key.toUpperCase();
  const held = [
    chord.ctrl && (mac ? '⌃' : 'Ctrl'),
    chord.alt && (mac ? '⌥' : 'Alt'),
    chord.shift && (mac ? '⇧' : 'Shift'),
    chord.mod && (mac ? '⌘' : 'Ctrl'),
  ].filter(name => name !== false);
  // Control leads on keyboards that spell their modifiers out: Ctrl+Shift+K, never Shift+Ctrl+K.
  if (!mac && chord.mod) held.unshift(held.pop() ?? '');
  return mac ? `${held.join('')}${key}` : [...held, key].join('+');
}

/** Writes a shortcut the way its keyboard labels it: `⌘K` on a Mac, `Ctrl+K` elsewhere, `G then W` for a sequence. */
export function formatShortcut(shortcut: string, platform: Platform): string {
  return parseShortcut(shortcut)
    .map(chord => formatChord(chord, platform))
    .join(' then ');
}

const ARIA_KEYS: Readonly<Record<string, string>> = {
  enter: 'Enter',
  escape: 'Escape',
  arrowup: 'ArrowUp',
  arrowdown: 'ArrowDown',
  arrowleft: 'ArrowLeft',
  arrowright: 'ArrowRight',
  space: 'Space',
  backspace: 'Backspace',
  delete: 'Delete',
  tab: 'Tab',
};

/** The shortcut as `aria-keyshortcuts` spells it; undefined for a sequence, which that attribute cannot say. */
export function describeShortcut(shortcut: string, platform: Platform): string | undefined {
  const [chord, ...rest] = parseShortcut(shortcut);
  if (chord === undefined || rest.length > 0) return undefined;
  const held = [
    chord.mod && (platform === 'mac' ? 'Meta' : 'Control'),
    chord.ctrl && 'Control',
    chord.alt && 'Alt',
    chord.shift && 'Shift',
  ].filter(name => name !== false);
  return [...new Set(held), ARIA_KEYS[chord.key] ?? chord.key.toUpperCase()].join('+');
}
