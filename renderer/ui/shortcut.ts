/** One press: a key with the modifiers that must be held; `mod` is Command on a Mac and Control elsewhere. */
export interface Chord {
  readonly key: string;
  readonly mod: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

const ALIASES: Readonly<Record<string, string>> = {
  esc: 'escape',
  return: 'enter',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
  ' ': 'space',
  del: 'delete',
};

function parseChord(text: string): Chord {
  const parts = text.toLowerCase().split('+');
  // "mod++" and "+" name the plus key itself.
  const named = text.endsWith('+') ? '+' : (parts.at(-1) ?? '');
  const held = new Set(parts.slice(0, text.endsWith('+') ? -2 : -1));
  const key = ALIASES[named] ?? named;
  return { key, mod: held.has('mod'), ctrl: held.has('ctrl'), alt: held.has('alt'), shift: held.has('shift') };
}

/** Reads `mod+shift+k`, `?` or the sequence `g w` into the presses that it stands for. */
export function parseShortcut(text: string): readonly Chord[] {
  return text.trim().split(/\s+/).map(parseChord);
}

// A letter on a non-Latin layout is named by its place on the keyboard.
function nameKey(event: Pick<KeyboardEvent, 'key' | 'code'>): string {
  const key = event.key.toLowerCase();
  const place = /^Key([A-Z])$/.exec(event.code)?.[1];
  if (key.length === 1 && key.charCodeAt(0) > 127 && place !== undefined) return place.toLowerCase();
  return ALIASES[key] ?? key;
}

/** Whether the event is this press; Shift is ignored for signs such as `?`, which need it on some layouts only. */
export function matchesChord(chord: Chord, event: KeyboardEvent, mac: boolean): boolean {
  const isSign = chord.key.length === 1 && !/[a-z0-9]/.test(chord.key);
  return (
    nameKey(event) === chord.key &&
    (mac ? event.metaKey : event.ctrlKey) === (chord.mod || (!mac && chord.ctrl)) &&
    (mac ? event.ctrlKey === chord.ctrl : !event.metaKey) &&
    event.altKey === chord.alt &&
    (event.shiftKey === chord.shift || (isSign && !chord.shift))
  );
}
