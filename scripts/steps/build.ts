import { existsSync } from 'node:fs';
import path from 'node:path';
import { describeFailure, programOf, runCommand } from '../check/run-command.ts';
import { failed, passed, type Step } from '../check/step.ts';
import { BUILD_PRODUCTS } from '../start/is-build-stale.ts';

/** The desktop, the server, the worker and the screens can be built. */
export const buildStep: Step = {
  name: 'build',
  about: 'the desktop, the server, the worker and the screens can be built',
  run: async room => {
    const result = await runCommand(room, programOf(room.root, 'electron-vite', 'electron-vite', 'build'), {
      log: 'build',
    });
    if (result.code !== 0) return failed(describeFailure(result));
    const absent = BUILD_PRODUCTS.filter(file => !existsSync(path.join(room.root, file)));
    return absent.length === 0 ? passed() : failed(`The build did not make ${absent.join(', ')}.`);
  },
};
