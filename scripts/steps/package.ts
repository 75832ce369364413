import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inspectPackage } from '../check/inspect-package.ts';
import { layDummyElectron } from '../check/lay-dummy-electron.ts';
import { describeFailure, programOf, runCommand } from '../check/run-command.ts';
import { failed, leftOut, passed, type Step } from '../check/step.ts';
import { tryPackagedServer } from '../check/try-packaged-server.ts';
import { BUILD_PRODUCTS } from '../start/is-build-stale.ts';

/** The desktop program can be packed: what it must hold is in it, nothing else is, its fuses are set, and its server runs. */
export const packageStep: Step = {
  name: 'package',
  about: 'the desktop program can be packed, holds what it needs and no more, and its server answers',
  files: ['electron-builder.yml', 'migrations'],
  after: ['build'],
  run: async room => {
    if (process.platform !== 'linux') return leftOut('the dummy Electron it packs is laid out for Linux');
    if (!BUILD_PRODUCTS.every(file => existsSync(path.join(room.root, file)))) {
      return failed('There is no build to pack; run the build step first.');
    }
    const folder = path.join(room.logs, 'package');
    rmSync(folder, { recursive: true, force: true });
    const electron = layDummyElectron(path.join(folder, 'electron'));
    const options = [`-c.electronDist=${electron}`, `-c.directories.output=${path.join(folder, 'dist')}`];
    const builder = programOf(room.root, 'electron-builder', 'electron-builder', '--linux', 'dir', ...options);
    const result = await runCommand(room, builder, { log: 'package' });
    if (result.code !== 0) return failed(describeFailure(result));
    const app = path.join(folder, 'dist', process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`);
    const found = await inspectPackage(room, app);
    if (found.faults.length > 0) return failed(found.faults.join('\n'));
    const fault = await tryPackagedServer(room, app);
    return fault === null ? passed(found.sizes) : failed(fault);
  },
};
