import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { div, io, ready, setBackend, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { MobileNetV2Model } from 'nsfwjs/models/mobilenet_v2';

type Manifest = {
  readonly modelTopology: object;
  readonly weightsManifest: readonly { readonly weights: io.WeightsManifestEntry[] }[];
};

const { wasmFolder, pixels, side } = workerData as {
  readonly wasmFolder: string;
  /** Three bytes a pixel of a square picture. */
  readonly pixels: Uint8Array;
  readonly side: number;
};
const port = parentPort;
if (!port) throw new Error('This file is the body of a worker thread.');

setWasmPaths(`${wasmFolder}${path.sep}`);
await setBackend('wasm');
await ready();
const { default: manifest } = (await MobileNetV2Model.modelJson()) as { default: Manifest };
const parts = await Promise.all(
  MobileNetV2Model.weightBundles.map(async load =>
    Buffer.from(((await load()) as { default: string }).default, 'base64'),
  ),
);
const weightData = new Uint8Array(Buffer.concat(parts)).buffer;
const weightSpecs = manifest.weightsManifest.flatMap(({ weights }) => weights);
const model = await loadLayersModel(io.fromMemory({ modelTopology: manifest.modelTopology, weightSpecs, weightData }));

const judged = tidy(() => {
  const made = model.predict(div(tensor4d(Float32Array.from(pixels), [1, side, side, 3]), 255));
  return Array.isArray(made) ? made[0] : made;
});
// In the order in which the network was trained.
const [drawing, hentai, neutral, porn, sexy] = (await judged?.data()) ?? [];
port.postMessage({ drawing, hentai, neutral, porn, sexy });
