import { describe, expect, it } from 'vitest';
import { readOptions, START_HELP, toStudioArguments } from './read-options.ts';

describe('the options of npm start', () => {
  it('leaves everything to the studio when nothing is asked', () => {
    const request = readOptions([]);
    expect(request).toEqual({
      want: 'start',
      options: { port: null, host: null, data: null, browser: false, worker: true, open: true },
    });
    expect(request.want === 'start' && toStudioArguments(request.options)).toEqual([]);
  });

  it('hands every wish on to the studio', () => {
    const request = readOptions([
      '--port',
      '0',
      '--host',
      '::1',
      '--data',
      '/films',
      '--no-worker',
      '--no-open',
      '--browser',
    ]);
    expect(request).toMatchObject({ options: { open: false, browser: true } });
    expect(request.want === 'start' && toStudioArguments(request.options)).toEqual([
      '--port',
      '0',
      '--host',
      '::1',
      '--data',
      '/films',
      '--no-worker',
    ]);
  });

  it.each(['-1', '65536', '1e3', 'http', '', '80.5', '0x50'])('refuses the port "%s" in words', port => {
    expect(readOptions([`--port=${port}`])).toMatchObject({
      want: 'nothing',
      why: expect.stringContaining(`"${port}"`),
    });
  });

  it('refuses an unknown option, a missing value, a stray word and an empty folder', () => {
    expect(readOptions(['--prot', '1'])).toMatchObject({ want: 'nothing', why: expect.stringContaining('--prot') });
    expect(readOptions(['--data'])).toMatchObject({ want: 'nothing', why: expect.stringContaining('--data') });
    expect(readOptions(['films'])).toMatchObject({ want: 'nothing', why: expect.stringContaining('films') });
    expect(readOptions(['--data='])).toEqual({ want: 'nothing', why: '--data is empty.' });
  });

  it('lists in its help every option that it takes', () => {
    expect(readOptions(['--help'])).toEqual({ want: 'help' });
    for (const option of ['--port', '--host', '--data', '--browser', '--no-worker', '--no-open', '--help']) {
      expect(START_HELP).toContain(`  ${option} `);
    }
  });
});
