import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import portable from '@img/sharp-wasm32/package' with { type: 'json' };
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('../../', import.meta.url));
/** What Electron on Linux brings into its processes. */
const GTK = 'libgtk-3.so.0';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'dailies-gtk-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a module in a process of its own, which has these libraries from its start, as Electron's have GTK. */
function run(script: string, ...preloaded: readonly string[]) {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
    env: { ...process.env, LD_PRELOAD: preloaded.join(' ') },
    encoding: 'utf8',
  });
  return { end: signal ?? status, stdout: stdout.trim(), stderr };
}

/** Draws an SVG as the worker does, and reads the file as the backend does when it takes it in. */
const drawAndRead = (prepare: string) => `
  import path from 'node:path';
  import { preferPortableSharp } from './electron/main/prefer-portable-sharp.ts';
  ${prepare}
  const { default: sharp } = await import('sharp');
  const { probeMedia } = await import('./backend/media/probe-media.ts');
  const { makeRenditions } = await import('./backend/media/make-renditions.ts');
  const file = path.join(${JSON.stringify(folder)}, 'drawn.png');
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#2040c0"/></svg>';
  await sharp(Buffer.from(svg)).png().toFile(file);
  const facts = await probeMedia(file);
  const { thumb } = await makeRenditions(file, facts);
  const { data, info } = await sharp(thumb).raw().toBuffer({ resolveWithObject: true });
  console.log(JSON.stringify({
    drawn: [facts.width, facts.height],
    thumb: [info.width, info.height],
    colour: [...data.subarray(0, 3)].map(part => Math.round(part / 16) * 16),
    portable: 'emscripten' in sharp.versions,
  }));
`;
const drawn = { drawn: [640, 480], thumb: [360, 270], colour: [0x20, 0x40, 0xc0] };

it('the portable sharp is of the same version as the native one', () => {
  expect(portable.version).toBe(packageJson.dependencies.sharp);
});

const hasGtk =
  process.platform === 'linux' &&
  run(`console.log((await import('node:fs')).readFileSync('/proc/self/maps', 'utf8').includes('${GTK}'))`, GTK)
    .stdout === 'true';

describe.skipIf(!hasGtk)('beside the GTK of a desktop on Linux', () => {
  it('pictures are drawn, probed and made small by the portable sharp, without a complaint', () => {
    const { end, stdout, stderr } = run(drawAndRead(`preferPortableSharp('linux');`), GTK);
    expect({ end, stderr }).toEqual({ end: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({ ...drawn, portable: true });
  });

  it('the native sharp mixes up its objects with GTK’s, which is why it is left out', () => {
    const { end, stderr } = run(drawAndRead(''), GTK);
    expect(end !== 0 || /GLib-GObject-CRITICAL/.test(stderr)).toBe(true);
  });
});

describe('where there is no such GTK', () => {
  it('pictures are drawn by the native sharp', () => {
    const { stdout } = run(drawAndRead(`preferPortableSharp('darwin'); preferPortableSharp('win32');`));
    expect(JSON.parse(stdout)).toEqual({ ...drawn, portable: false });
  });
});
