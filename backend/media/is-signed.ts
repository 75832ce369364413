import type { MediaType } from '../contract/media.ts';
import type { ByteSource } from './byte-source.ts';
import { listBoxes } from './list-boxes.ts';
import { listJpegParts } from './list-jpeg-parts.ts';
import { listPngParts } from './list-png-parts.ts';
import { listWebpParts } from './list-webp-parts.ts';
import type { Parts } from './parts.ts';

/** Where a C2PA manifest lies in each format (C2PA 2.1, appendix A): it signs the file's bytes, so one byte more breaks it. */
const MANIFESTS: Partial<Record<MediaType, { list: (source: ByteSource) => Parts; name: string }>> = {
  'image/png': { list: listPngParts, name: 'caBX' },
  'image/jpeg': { list: listJpegParts, name: 'ffeb' },
  'image/webp': { list: listWebpParts, name: 'C2PA' },
  'video/mp4': { list: listBoxes, name: 'uuid:d8fec3d61b0e483c92975828877ec481' },
};

/** True where a file carries Content Credentials, the signed story of how it came to be. */
export function isSigned(source: ByteSource, type: MediaType): boolean {
  const manifest = MANIFESTS[type];
  return manifest?.list(source).parts.some(part => part.name === manifest.name) ?? false;
}
