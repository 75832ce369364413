import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from './read-environment.ts';

describe('how the desktop is started', () => {
  it('takes any free port, the built-in worker and the OS’s own place where nothing is said', () => {
    const { folder, ...rest } = readEnvironment({ XDG_DATA_HOME: '/data' }, 'linux');
    expect([folder, rest]).toEqual([path.join('/data', 'dailies'), { port: 0, builtInWorker: true }]);
  });

  it('is what the environment says', () => {
    const env = { DAILIES_HOME: '/films', DAILIES_PORT: '7801', DAILIES_NO_WORKER: 'yes' };
    expect(readEnvironment(env, 'linux')).toEqual({ folder: path.resolve('/films'), port: 7801, builtInWorker: false });
  });

  it.each(['x', '-1', '65536', '80.5'])('is refused with a port of %s', port => {
    expect(() => readEnvironment({ DAILIES_PORT: port }, 'linux')).toThrow('DAILIES_PORT');
  });
});
