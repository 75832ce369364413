import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The folder of an installed package, whatever its `exports` let out: its weights are read as files. */
function findPackage(name: string): string {
  const places = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const folder = places.map(place => path.join(place, name)).find(place => existsSync(place));
  if (folder === undefined) throw new Error(`The package ${name} is not installed beside this program.`);
  return folder;
}

/** Where what computes on the processor lies. */
export const findWasm = (): string => path.join(findPackage('@tensorflow/tfjs-backend-wasm'), 'dist');

/** Where the networks that make a picture so many times larger lie, and what computes them. */
export const findWeights = (factor: 2 | 4): { readonly modelFolder: string; readonly wasmFolder: string } => ({
  modelFolder: path.join(findPackage('@upscalerjs/esrgan-slim'), 'models', `x${factor}`),
  wasmFolder: findWasm(),
});
