import { open } from 'node:fs/promises';
import type { MediaType } from '../../../backend/contract/media.ts';

const HEAD = 64;

/** What a file is by its first bytes; null for what is neither a picture nor a clip that a studio takes. */
export async function sniffType(file: string): Promise<MediaType | null> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    const head = buffer.toString('latin1', 0, bytesRead);
    if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
    if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
    if (head.startsWith('GIF8')) return 'image/gif';
    if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'image/webp';
    if (head.startsWith('\x1aE\xdf\xa3') && head.includes('webm')) return 'video/webm';
    if (!head.startsWith('ftyp', 4)) return null;
    return /^avi[fs]/.test(head.slice(8)) ? 'image/avif' : 'video/mp4';
  } finally {
    await handle.close();
  }
}
