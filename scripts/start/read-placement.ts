import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The size, in pixels, that a window opens with until its owner gives it another. */
const FIRST_SIZE = ['--window-size=1440,900'];

type Placement = { left: number; top: number; right: number; bottom: number; maximized: boolean };

/**
 * The switches that open a window where its owner left it. Chromium notes an app window's place in its profile and, started
 * with --app, does not go back to it by itself.
 */
export function readPlacement(profile: string): readonly string[] {
  const file = path.join(profile, 'Default', 'Preferences');
  if (!existsSync(file)) return FIRST_SIZE;
  const { browser } = readPreferences(file);
  const place = findPlacement(browser?.app_window_placement);
  if (place === null) return FIRST_SIZE;
  if (place.maximized) return ['--start-maximized'];
  const size = `${place.right - place.left},${place.bottom - place.top}`;
  return [`--window-size=${size}`, `--window-position=${place.left},${place.top}`];
}

function readPreferences(file: string): { readonly browser?: { readonly app_window_placement?: unknown } } {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    // A browser that was killed may leave half a file, which it mends itself; the window then opens as the first time.
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** Finds the place at whatever depth: Chromium nests it by the parts of the app's address. */
function findPlacement(node: unknown): Placement | null {
  if (typeof node !== 'object' || node === null) return null;
  if (isPlacement(node)) return node;
  return Object.values(node).reduce<Placement | null>((found, child) => found ?? findPlacement(child), null);
}

function isPlacement(node: object): node is Placement {
  const edges = ['left', 'top', 'right', 'bottom'].map(name => Reflect.get(node, name));
  return edges.every(Number.isInteger) && typeof Reflect.get(node, 'maximized') === 'boolean';
}
