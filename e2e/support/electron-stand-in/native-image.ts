import { readFileSync } from 'node:fs';
import { refuseUnknown } from './loud.ts';

function hold(bytes: Buffer): object {
  const image: object = refuseUnknown('NativeImage', {
    isEmpty: () => bytes.length === 0,
    toPNG: () => bytes,
    resize: () => image,
    setTemplateImage: () => undefined,
  });
  return image;
}

/** Electron's `nativeImage`: bytes that are carried along, never decoded. */
export const nativeImage = refuseUnknown('nativeImage', {
  createEmpty: () => hold(Buffer.alloc(0)),
  createFromBuffer: (bytes: Buffer) => hold(bytes),
  createFromPath: (path: string) => hold(readFileSync(path)),
});
