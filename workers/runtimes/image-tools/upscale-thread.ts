import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import {
  clipByValue,
  expandDims,
  io,
  ready,
  round,
  setBackend,
  squeeze,
  type Tensor3D,
  tensor3d,
  tidy,
} from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import type { TileWork } from './tile-threads.ts';

type Manifest = {
  readonly modelTopology: object;
  readonly weightsManifest: readonly {
    readonly paths: readonly string[];
    readonly weights: io.WeightsManifestEntry[];
  }[];
};

const { modelFolder, wasmFolder } = workerData as { readonly modelFolder: string; readonly wasmFolder: string };
const port = parentPort;
if (!port) throw new Error('This file is the body of a worker thread.');

setWasmPaths(`${wasmFolder}${path.sep}`);
await setBackend('wasm');
await ready();
const { modelTopology, weightsManifest } = JSON.parse(
  await readFile(path.join(modelFolder, 'model.json'), 'utf8'),
) as Manifest;
const parts = await Promise.all(
  weightsManifest.flatMap(({ paths }) => paths.map(name => readFile(path.join(modelFolder, name)))),
);
const weightData = new Uint8Array(Buffer.concat(parts)).buffer;
const weightSpecs = weightsManifest.flatMap(({ weights }) => weights);
const model = await loadLayersModel(io.fromMemory({ modelTopology, weightSpecs, weightData }));

port.on('message', async ({ id, pixels, width, height }: TileWork) => {
  // Pixels go in and come out as 0-255, three values each.
  const larger = tidy(() => {
    const tile = expandDims(tensor3d(Float32Array.from(pixels), [height, width, 3]), 0);
    const made = model.predict(tile);
    return round(clipByValue(squeeze(Array.isArray(made) ? (made[0] ?? tile) : made, [0]), 0, 255)) as Tensor3D;
  });
  const [largerHeight, largerWidth] = larger.shape;
  const values = Uint8Array.from(await larger.data());
  larger.dispose();
  port.postMessage({ id, pixels: values, width: largerWidth, height: largerHeight }, [values.buffer]);
});
port.postMessage('ready');
