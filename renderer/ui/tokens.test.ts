import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const readSheet = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
const [base, motion, css] = [readSheet('base.css'), readSheet('motion.css'), readSheet('tokens.css')];

type Tokens = ReadonlyMap<string, string>;
type Rgb = readonly [number, number, number];

function readRule(selector: string): Tokens {
  const flat = css.replaceAll(/\/\*.*?\*\//gs, '');
  const rule = [...flat.matchAll(/([^{}]+)\{([^{}]*)\}/g)].find(([, names = '']) =>
    names.split(',').some(name => name.trim() === selector),
  );
  if (rule === undefined) throw new Error(`no rule for ${selector}`);
  return new Map(
    [...(rule[2] ?? '').matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

const TINTS = readRule('[data-theme]');
const dark = readRule('[data-theme="dark"]');
const light = readRule('[data-theme="light"]');
const THEMES: Readonly<Record<string, Tokens>> = {
  dark,
  light,
  'dark with high contrast': new Map([...dark, ...readRule('[data-contrast="high"]')]),
  'light with high contrast': new Map([...light, ...readRule('[data-contrast="high"][data-theme="light"]')]),
};

function readColor(theme: Tokens, name: string): Rgb {
  const [, digits] = /^#([0-9a-f]{6})$/.exec(theme.get(name) ?? '') ?? [];
  if (digits === undefined) throw new Error(`${name} is not a plain colour: ${theme.get(name)}`);
  const channel = (at: number) => Number.parseInt(digits.slice(at, at + 2), 16);
  return [channel(0), channel(2), channel(4)];
}

/** Lays a tint such as `color-mix(in srgb, var(--good) 12%, transparent)` over a surface. */
function layTint(theme: Tokens, tint: string, surface: Rgb): Rgb {
  const [, name = '', percent] = /var\(--([\w-]+)\) (\d+)%, transparent/.exec(TINTS.get(tint) ?? '') ?? [];
  const color = readColor(theme, name);
  const share = Number(percent) / 100;
  const mix = (at: 0 | 1 | 2) => color[at] * share + surface[at] * (1 - share);
  return [mix(0), mix(1), mix(2)];
}

/** Relative luminance and contrast after WCAG 2.2. */
function measureContrast(one: Rgb, other: Rgb): number {
  const luminance = (rgb: Rgb) => {
    const linear = (value: number) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
  };
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const SURFACES = ['ground', 'panel', 'raised'];
const WORDS = ['text', 'second', 'faint', 'accent-text', 'good', 'warn', 'bad', 'info'];

describe.each(Object.entries(THEMES))('the %s theme', (_name, theme) => {
  const contrastOf = (front: string, back: string) => measureContrast(readColor(theme, front), readColor(theme, back));

  it.each(WORDS)('shows %s words at 4.5:1 or more on every surface', word => {
    for (const surface of [...SURFACES, 'field'])
      expect(contrastOf(word, surface), surface).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['good', 'warn', 'bad', 'info'])('shows %s words at 4.5:1 or more on their own tint', word => {
    for (const surface of SURFACES) {
      const tint = layTint(theme, `${word}-tint`, readColor(theme, surface));
      expect(measureContrast(readColor(theme, word), tint), surface).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(['text', 'second', 'accent-text'])('shows %s words at 4.5:1 or more on what is selected', word => {
    for (const surface of SURFACES) {
      const tint = layTint(theme, 'selected', readColor(theme, surface));
      expect(measureContrast(readColor(theme, word), tint), surface).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('shows the words on filled buttons at 4.5:1 or more, also under the pointer', () => {
    for (const fill of ['accent', 'accent-strong']) expect(contrastOf('accent-ink', fill)).toBeGreaterThanOrEqual(4.5);
    for (const fill of ['danger', 'danger-strong']) expect(contrastOf('danger-ink', fill)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['edge', 'accent-mark', 'focus'])('draws %s lines at 3:1 or more on every surface', line => {
    for (const surface of [...SURFACES, 'field']) expect(contrastOf(line, surface), surface).toBeGreaterThanOrEqual(3);
  });
});

describe('high contrast', () => {
  it.each(['dark', 'light'])('lifts every kind of words to 7:1 in the %s theme', name => {
    const theme = THEMES[`${name} with high contrast`] ?? new Map();
    for (const word of WORDS) {
      expect(measureContrast(readColor(theme, word), readColor(theme, 'raised')), word).toBeGreaterThanOrEqual(7);
    }
  });

  it('gives the lines and half tones that the system asks for before the script has run the same values', () => {
    const early = readRule(':root:not([data-contrast])');
    const high = readRule('[data-contrast="high"]');
    expect(early.size).toBeGreaterThan(0);
    for (const [name, value] of early) expect(high.get(name), name).toBe(value);
  });
});

describe('the style sheets', () => {
  it('keep every colour literal in tokens.css', () => {
    for (const sheet of [base, motion]) expect(sheet).not.toMatch(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(/i);
  });

  it('stop all movement for a person who asked for less', () => {
    const reduced = motion.slice(motion.indexOf('prefers-reduced-motion: reduce'));
    expect(reduced).toMatch(/animation: none;\s*transition: none;/);
  });

  it('define every movement that a token names', () => {
    const named = [...css.matchAll(/--animate-[\w-]+: (ui-[\w-]+)/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(5);
    for (const name of named) expect(motion).toContain(`@keyframes ${name} {`);
  });
});
