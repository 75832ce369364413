import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { BUILD_PRODUCTS } from '../start/is-build-stale.ts';
import { FUSE_MARK } from './lay-dummy-electron.ts';
import { describeFailure, programOf, runCommand } from './run-command.ts';
import type { StepRoom } from './step.ts';

/** Every file of ours that the archive may hold, and the only packages that are not bundled, or whose weights are read as files. */
const ALLOWED = [
  /^\/(out|migrations|resources)(\/|$)/,
  /^\/package\.json$/,
  /^\/node_modules$/,
  /^\/node_modules\/(better-sqlite3|sharp|@img|@emnapi|tslib|detect-libc|semver|@ffmpeg-installer)(\/|$)/,
  /^\/node_modules\/@tensorflow(\/tfjs-backend-wasm(\/package\.json|\/dist(\/tfjs-backend-wasm(-simd)?\.wasm)?)?)?$/,
  /^\/node_modules\/@upscalerjs(\/esrgan-slim(\/package\.json|\/LICENSE|\/models(\/x[24](\/.*)?)?)?)?$/,
  /^\/node_modules\/@fastify(\/swagger-ui(\/package\.json|\/static(\/.*)?)?)?$/,
];
const UNWANTED = /\.(test\.\w+|map|ts|tsx|md)$|~$/;
/** The most the archive and what stands beside it may weigh, in MB; measured 2 and 89 when this was set. */
const LIMITS = { archive: 25, beside: 120 };
/** Fuses as electron-builder.yml wants them, in the order of the wire; the seventh (V8 snapshot) stays as Electron has it. */
const FUSES = '010011.0';

/** What is wrong with a packed program, a sentence each, and its sizes in words. */
export type PackageFindings = { readonly faults: readonly string[]; readonly sizes: string };

/** Looks into the unpacked program in a folder: the archive's contents, what stands beside it, sizes, and fuses. */
export async function inspectPackage(room: StepRoom, app: string): Promise<PackageFindings> {
  const archive = path.join(app, 'resources', 'app.asar');
  const listed = await runCommand(room, programOf(room.root, '@electron/asar', 'asar', 'list', archive), {
    log: 'package',
  });
  if (listed.code !== 0) return { faults: [describeFailure(listed)], sizes: '' };
  const held = new Set(listed.output.trimEnd().split('\n'));
  const needed = [...BUILD_PRODUCTS, 'package.json', ...listFiles(path.join(room.root, 'migrations'), 'migrations')];
  const sizes = { archive: toMegabytes(archive), beside: toMegabytes(`${archive}.unpacked`) };
  const beside = listFiles(`${archive}.unpacked`, '');
  const natives = [
    /better-sqlite3.*linux-.*\.node$/,
    /@img\/sharp-linux-.*\.node$/,
    /libvips-cpp\.so/,
    /@img\/sharp-wasm32\/.*\.wasm$/,
    /@emnapi\/runtime\/dist\/emnapi\.cjs\.js$/,
    /@ffmpeg-installer\/.*\/ffmpeg$/,
  ];
  const fuses = readFuses(path.join(app, 'dailies'));
  return {
    sizes: `app.asar ${sizes.archive} MB, beside it ${sizes.beside} MB`,
    faults: [
      ...needed.filter(file => !held.has(`/${file}`)).map(file => `app.asar lacks ${file}`),
      ...[...held].filter(file => !ALLOWED.some(rule => rule.test(file))).map(file => `app.asar holds ${file}`),
      ...[...held].filter(file => UNWANTED.test(file)).map(file => `app.asar holds ${file}`),
      ...natives
        .filter(rule => !beside.some(file => rule.test(file)))
        .map(rule => `nothing beside app.asar matches ${rule}`),
      ...(sizes.archive > LIMITS.archive ? [`app.asar weighs ${sizes.archive} MB of at most ${LIMITS.archive}`] : []),
      ...(sizes.beside > LIMITS.beside ? [`beside app.asar stand ${sizes.beside} MB of at most ${LIMITS.beside}`] : []),
      ...(new RegExp(`^${FUSES}$`).test(fuses) ? [] : [`the fuses are ${fuses} and should be ${FUSES}`]),
    ],
  };
}

function readFuses(program: string): string {
  const bytes = readFileSync(program);
  const wire = bytes.indexOf(FUSE_MARK) + FUSE_MARK.length;
  return bytes.subarray(wire + 2, wire + 2 + (bytes[wire + 1] ?? 0)).toString('latin1');
}

function listFiles(folder: string, prefix: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.posix.join(prefix, path.relative(folder, path.join(entry.parentPath, entry.name))));
}

function toMegabytes(place: string): number {
  const found = statSync(place);
  const files = found.isDirectory() ? listFiles(place, '').map(file => path.join(place, file)) : [place];
  return Math.ceil(files.reduce((sum, file) => sum + statSync(file).size, 0) / 1e6);
}
