import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

/** The repository's root. */
export const ROOT = path.join(import.meta.dirname, '..', '..', '..');

/** The programs of the processes that are started again and again, and where their compiled code is kept. */
export type Processes = { readonly studio: string; readonly agent: string; readonly compileCache: string };

let bundling: Promise<Processes> | null = null;

/** Bundles the studio and the agents once, as they are shipped: read from hundreds of files, a start takes three times as long. Gone when this process ends. */
export function bundleProcesses(): Promise<Processes> {
  bundling ??= bundle(path.join(ROOT, '.cache', 'chaos', String(process.pid)));
  return bundling;
}

async function bundle(folder: string): Promise<Processes> {
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await build({
    configFile: false,
    logLevel: 'error',
    root: ROOT,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node24',
      minify: false,
      outDir: folder,
      rollupOptions: {
        input: ['studio', 'agent'].map(name => path.join(import.meta.dirname, `${name}.ts`)),
        external: ['better-sqlite3', 'sharp', '@ffmpeg-installer/ffmpeg'],
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  return {
    studio: path.join(folder, 'studio.mjs'),
    agent: path.join(folder, 'agent.mjs'),
    compileCache: path.join(folder, 'compiled'),
  };
}
