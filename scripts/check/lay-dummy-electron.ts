import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The mark that stands before the fuses in Electron's program, as @electron/fuses looks for it. */
export const FUSE_MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Electron's fuses in the order of their wire: '1' is on, '0' is off. */
const FUSES = '10110001';

/**
 * Lays out the files of an Electron for Linux without its 250 MB: enough for the packer to make a true app.asar and to set
 * true fuses, which here stand at Electron's own defaults. Returns the folder.
 */
export function layDummyElectron(folder: string): string {
  mkdirSync(path.join(folder, 'resources'), { recursive: true });
  mkdirSync(path.join(folder, 'locales'));
  for (const file of ['LICENSE', 'LICENSES.chromium.html', 'version', 'locales/en-US.pak', 'chrome-sandbox']) {
    writeFileSync(path.join(folder, file), '');
  }
  const wire = Buffer.from([1, FUSES.length]);
  const program = Buffer.concat([Buffer.from(FUSE_MARK), wire, Buffer.from(FUSES)]);
  writeFileSync(path.join(folder, 'electron'), program, { mode: 0o755 });
  return folder;
}
