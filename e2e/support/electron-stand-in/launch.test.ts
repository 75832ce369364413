import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findApp, parseCommandLine } from './launch.ts';

const fixture = fileURLToPath(new URL('./fixture', import.meta.url));

describe('a command line', () => {
  it('has switches, then the app, then what is meant for the app', () => {
    expect(parseCommandLine(['--no-sandbox', '--inspect=0', '-r', 'x.cjs', '--lang=de', '.', '--help', 'y'])).toEqual({
      switches: ['--no-sandbox', '--lang=de'],
      preloads: ['x.cjs'],
      inspectPort: 0,
      target: '.',
      rest: ['--help', 'y'],
    });
  });

  it('means the current folder when it names no app', () => {
    expect(parseCommandLine([])).toMatchObject({ target: '.', inspectPort: undefined });
  });
});

describe('an app', () => {
  it('is found by its folder or its main file', () => {
    const expected = { appPath: fixture, main: `${fixture}/main.js`, name: 'Fixture', version: '1.2.3' };
    expect(findApp(parseCommandLine([fixture]))).toMatchObject(expected);
    expect(findApp(parseCommandLine([`${fixture}/main.js`]))).toMatchObject(expected);
  });

  it('that is not built is said to be so', () => {
    const unbuilt = fileURLToPath(new URL('./fixture/unbuilt', import.meta.url));
    expect(() => findApp(parseCommandLine([unbuilt]))).toThrow('is it built?');
  });
});
