/** What is read of a camera's notes: how the picture is turned (1 to 8; 1 upright), and the comment that other programs keep a recipe in. */
export type Exif = { readonly orientation: number; readonly comment: string | null };

const ORIENTATION = 0x0112;
const EXIF_FOLDER = 0x8769;
const USER_COMMENT = 0x9286;
const NOTHING: Exif = { orientation: 1, comment: null };

/** Reads EXIF (a TIFF structure; CIPA DC-008), with or without the `Exif\0\0` before it. Whatever is broken in it reads as nothing. */
export function readExif(bytes: Buffer): Exif {
  const tiff = bytes.toString('latin1', 0, 6) === 'Exif\0\0' ? bytes.subarray(6) : bytes;
  const order = tiff.toString('latin1', 0, 2);
  if ((order !== 'II' && order !== 'MM') || tiff.length < 8) return NOTHING;
  const little = order === 'II';
  const short = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));

  /** Where in a folder the entry with a tag begins: tag, type, count, then the value or where it lies; each entry 12 bytes. */
  const findEntry = (folder: number, tag: number): number | null => {
    const count = short(folder);
    for (let index = 0; index < count; index++) {
      const entry = folder + 2 + index * 12;
      if (entry + 12 > tiff.length) return null;
      if (short(entry) === tag) return entry;
    }
    return null;
  };

  const main = long(4);
  const turned = findEntry(main, ORIENTATION);
  const orientation = turned === null ? 1 : short(turned + 8);
  const folder = findEntry(main, EXIF_FOLDER);
  const noted = folder === null ? null : findEntry(long(folder + 8), USER_COMMENT);
  const comment =
    noted === null ? null : readComment(tiff.subarray(long(noted + 8)).subarray(0, long(noted + 4)), little);
  return { orientation: orientation >= 1 && orientation <= 8 ? orientation : 1, comment };
}

/** The first eight bytes name the coding. In `UNICODE` the byte order is the file's by the letter, and big-endian by habit. */
function readComment(bytes: Buffer, little: boolean): string | null {
  const text = bytes.subarray(8);
  if (!bytes.toString('latin1', 0, 7).startsWith('UNICODE')) return text.toString('utf8').replaceAll('\0', '') || null;
  const zerosAt = (offset: number) =>
    text.subarray(0, 400).filter((byte, at) => at % 2 === offset && byte === 0).length;
  const [first, second] = [zerosAt(0), zerosAt(1)];
  const bigEndian = first === second ? !little : first > second;
  return new TextDecoder(bigEndian ? 'utf-16be' : 'utf-16le').decode(text).replaceAll('\0', '') || null;
}

/** EXIF that says how the picture is turned and nothing else: what must stay when all words are taken out. */
export function writeOrientation(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}
