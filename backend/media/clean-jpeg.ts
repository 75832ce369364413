import { bytesOf } from './byte-source.ts';
import { encodeJpegSegment } from './embed-in-jpeg.ts';
import { listJpegParts } from './list-jpeg-parts.ts';
import type { Part } from './parts.ts';
import { readExif, writeOrientation } from './read-exif.ts';

const EXIF_LABEL = Buffer.from('Exif\0\0', 'latin1');
const COMMENT = 'fffe';
/** The segments that decoders need: JFIF (APP0), the colour profile (an APP2 with this label) and Adobe's colour transform (APP14). */
const PROFILE_LABEL = 'ICC_PROFILE\0';

/** A JPEG without camera notes, XMP, comments, credentials and programs' own segments; null when it is broken. */
export function cleanJpeg(bytes: Buffer): Buffer | null {
  const { parts, whole } = listJpegParts(bytesOf(bytes));
  if (!whole) return null;
  const isNeeded = ({ name, dataStart }: Part) => {
    if (name === COMMENT) return false;
    if (!/^ffe[0-9a-f]$/.test(name) || name === 'ffe0' || name === 'ffee') return true;
    return name === 'ffe2' && bytes.toString('latin1', dataStart, dataStart + PROFILE_LABEL.length) === PROFILE_LABEL;
  };
  const notes = parts.find(
    ({ name, dataStart }) =>
      name === 'ffe1' && EXIF_LABEL.equals(bytes.subarray(dataStart, dataStart + EXIF_LABEL.length)),
  );
  const { orientation } = readExif(notes ? bytes.subarray(notes.dataStart, notes.dataEnd) : Buffer.alloc(0));
  const turned = Buffer.concat([EXIF_LABEL, writeOrientation(orientation)]);
  const kept = parts.filter(isNeeded).map(({ start, end }) => bytes.subarray(start, end));
  const jfif = kept.findIndex(piece => piece[1] !== 0xe0);
  const pieces = orientation === 1 ? kept : kept.toSpliced(jfif, 0, encodeJpegSegment(0xe1, turned));
  return Buffer.concat([bytes.subarray(0, 2), ...pieces]);
}
