import { open } from 'node:fs/promises';
import sharp from 'sharp';
import type { RuntimeFile } from '../runtime.ts';

/** A clip in MP4 is whole when its boxes fill the file and the index of its frames is among them (ISO/IEC 14496-12, 4.2 and 8.2). */
async function isWholeMp4(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    let at = 0;
    let indexed = false;
    const head = Buffer.alloc(16);
    while (at + 8 <= size) {
      await handle.read(head, 0, 16, at);
      const short = head.readUInt32BE(0);
      const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? size - at : short;
      if (length < 8) return false;
      indexed ||= head.toString('latin1', 4, 8) === 'moov';
      at += length;
    }
    return indexed && at === size;
  } finally {
    await handle.close();
  }
}

/** How a picture of each type ends that was written to its end (PNG 5.6, JPEG B.1.1.3); of the others the end says nothing. */
const ENDS: Partial<Record<RuntimeFile['type'], Buffer>> = {
  'image/png': Buffer.from('0000000049454e44ae426082', 'hex'),
  'image/jpeg': Buffer.from('ffd9', 'hex'),
};

/** A decoder that has all pixels may not miss the last bytes, or miss them only now and then. */
async function hasItsEnd(file: string, type: RuntimeFile['type']): Promise<boolean> {
  const end = ENDS[type];
  if (end === undefined) return true;
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    if (size < end.length) return false;
    const found = Buffer.alloc(end.length);
    await handle.read(found, 0, end.length, size - end.length);
    return found.equals(end);
  } finally {
    await handle.close();
  }
}

/** Whether a file was written to its end: nothing of it is missing, and it can be read. */
export async function isWhole(file: string, type: RuntimeFile['type']): Promise<boolean> {
  if (type === 'video/mp4') return await isWholeMp4(file);
  if (type === 'video/webm') return true; // It is written so that it can be read up to any point.
  if (!(await hasItsEnd(file, type))) return false;
  return await sharp(file, { failOn: 'truncated', animated: true })
    .stats()
    .then(
      () => true,
      () => false,
    );
}
