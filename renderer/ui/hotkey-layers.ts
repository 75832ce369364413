import { detectPlatform } from './platform.ts';
import { matchesChord, parseShortcut } from './shortcut.ts';

/** What a shortcut does; `repeat` lets it run again while the key is held down. */
export type Hotkey =
  | ((event: KeyboardEvent) => void)
  | { readonly run: (event: KeyboardEvent) => void; readonly repeat: boolean };

/** Shortcuts that one mounted component owns, by their text: `mod+k`, `g w`, `j`. */
export type HotkeyMap = Readonly<Record<string, Hotkey>>;

/** A set of shortcuts and when it listens. */
export interface HotkeyLayer {
  readonly hotkeys: HotkeyMap;
  readonly whileTyping: boolean;
  readonly overDialogs: boolean;
}

/** How long the next press of a sequence such as `g w` may take, in milliseconds. */
export const SEQUENCE_MS = 1_000;

const OPEN_OVERLAY = ['dialog', 'alertdialog', 'menu', 'listbox']
  .map(role => `[role="${role}"][data-state="open"]`)
  .join(',');
const NON_TYPING_INPUTS = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
]);
const EDITING_KEYS = new Set(['a', 'c', 'v', 'x', 'y', 'z', 'backspace', 'delete', 'arrowleft', 'arrowright']);
const WIDGETS = 'button,a[href],summary,select,input,[role="button"],[role="slider"],[role="separator"],[role="tab"]';

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NON_TYPING_INPUTS.has(target.type);
  // jsdom and older engines leave isContentEditable undefined, so the attribute is asked as well.
  return (
    target instanceof HTMLTextAreaElement ||
    target.isContentEditable ||
    target.closest('[contenteditable="true"]') !== null
  );
}

function belongsToTarget(event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase();
  const held = event.ctrlKey || event.metaKey;
  if (isTyping(event.target)) return !held || EDITING_KEYS.has(key);
  if (held || event.altKey || !(event.target instanceof Element)) return false;
  const widget = event.target.closest(WIDGETS);
  if (widget === null) return false;
  if (key === ' ' || key === 'enter') return true;
  return key.startsWith('arrow') && !widget.matches('button,a[href],summary');
}

const layers: HotkeyLayer[] = [];
let pressed: KeyboardEvent[] = [];
let lastPressAt = Number.NEGATIVE_INFINITY;

function findHotkey(presses: readonly KeyboardEvent[], open: readonly HotkeyLayer[]): Hotkey | 'begins' | undefined {
  const mac = detectPlatform() === 'mac';
  let begins = false;
  for (const layer of open.toReversed()) {
    for (const [text, hotkey] of Object.entries(layer.hotkeys)) {
      const chords = parseShortcut(text);
      const matches = presses.every((press, place) => {
        const chord = chords[place];
        return chord !== undefined && matchesChord(chord, press, mac);
      });
      if (matches && chords.length === presses.length) return hotkey;
      begins ||= matches;
    }
  }
  return begins ? 'begins' : undefined;
}

function answerPress(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || /^(Shift|Control|Alt|Meta)$/.test(event.key)) return;
  const covered = document.querySelector(OPEN_OVERLAY) !== null;
  const taken = belongsToTarget(event);
  const open = layers.filter(
    layer => (!covered || layer.overDialogs) && (!taken || (layer.whileTyping && isTyping(event.target))),
  );
  if (event.timeStamp - lastPressAt > SEQUENCE_MS) pressed = [];
  lastPressAt = event.timeStamp;
  const sequence = [...pressed, event];
  const inSequence = findHotkey(sequence, open);
  const found = inSequence ?? findHotkey([event], open);
  pressed = found === 'begins' ? (inSequence === undefined ? [event] : sequence) : [];
  if (found === undefined) return;
  event.preventDefault();
  if (found === 'begins') return;
  if (typeof found === 'function') {
    if (!event.repeat) found(event);
  } else if (found.repeat || !event.repeat) found.run(event);
}

/** Puts a layer on top of those that listen already, and returns how to take it off; the topmost match wins. */
export function addHotkeyLayer(layer: HotkeyLayer): () => void {
  if (layers.length === 0) window.addEventListener('keydown', answerPress);
  layers.push(layer);
  return () => {
    layers.splice(layers.indexOf(layer), 1);
    if (layers.length === 0) window.removeEventListener('keydown', answerPress);
  };
}
