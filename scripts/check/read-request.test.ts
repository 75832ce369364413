import { describe, expect, it } from 'vitest';
import { readRequest } from './read-request.ts';

describe('asking for a check', () => {
  const known = ['format', 'types', 'unit'];

  it('runs every step in order for --all', () => {
    expect(readRequest(['--all'], known)).toEqual({ want: 'run', names: known, verbose: false });
  });

  it('runs the named steps in their own order, whatever order they were named in', () => {
    expect(readRequest(['unit', 'format'], known)).toMatchObject({ names: ['format', 'unit'] });
  });

  it('shows what the steps print when asked', () => {
    expect(readRequest(['unit', '--verbose'], known)).toMatchObject({ names: ['unit'], verbose: true });
  });

  it('lists the steps when none is named', () => {
    expect(readRequest([], known)).toEqual({ want: 'list' });
    expect(readRequest(['--list'], known)).toEqual({ want: 'list' });
  });

  it('refuses a step or an option that does not exist, rather than running nothing', () => {
    expect(readRequest(['unti'], known)).toEqual({ want: 'nothing', why: 'There is no step called unti.' });
    expect(readRequest(['--fast'], known)).toEqual({ want: 'nothing', why: 'There is no option --fast.' });
  });
});
