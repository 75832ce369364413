import { type Dirent, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** What a build leaves behind, relative to the project's root: the desktop and its worker, the server and its worker, the preload, the page. */
export const BUILD_PRODUCTS: readonly string[] = [
  'out/main/index.js',
  'out/main/desktop-worker.js',
  'out/main/server.js',
  'out/main/worker.js',
  'out/main/upscale-thread.js',
  'out/main/rate-thread.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
];

/** What a build is made from; the last one is rewritten by every install. */
const BUILD_SOURCES: readonly string[] = [
  'backend',
  'electron',
  'renderer',
  'workers',
  'electron.vite.config.mts',
  'package.json',
  'node_modules/.package-lock.json',
];

/** Whether a product is missing or older than a source. Folders count too, so a deleted source is noticed. */
export function isBuildStale(root: string): boolean {
  const built = BUILD_PRODUCTS.map(file => changedAt(path.join(root, file)));
  if (built.includes(null)) return true;
  const oldest = Math.min(...built.filter(time => time !== null));
  return BUILD_SOURCES.some(source => isNewer(path.join(root, source), oldest));
}

function isNewer(place: string, than: number): boolean {
  const found = statSync(place, { throwIfNoEntry: false });
  if (found === undefined) return false;
  if (found.mtimeMs > than) return true;
  if (!found.isDirectory()) return false;
  return readdirSync(place, { withFileTypes: true }).some(
    entry => isPart(entry) && isNewer(path.join(place, entry.name), than),
  );
}

function isPart(entry: Dirent): boolean {
  return !/\.test\.tsx?$/.test(entry.name);
}

function changedAt(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null;
}
