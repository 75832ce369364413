import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';

/** The edge lengths, in pixels, that Linux desktops look for; 512 also serves macOS. */
const LINUX_SIZES = [16, 32, 48, 64, 128, 256, 512, 1024];
/** The edge lengths, in pixels, that a Windows icon holds; 256 is the largest the format can name. */
const WINDOWS_SIZES = [16, 24, 32, 48, 64, 128, 256];

const folder = path.join(import.meta.dirname, '..', 'resources', 'icons');
const drawing = readFileSync(path.join(folder, 'dailies.svg'));

for (const size of LINUX_SIZES) writeFileSync(path.join(folder, `${size}x${size}.png`), await draw(size));
writeFileSync(path.join(folder, 'icon.ico'), packIco(await Promise.all(WINDOWS_SIZES.map(draw)), WINDOWS_SIZES));

async function draw(size: number): Promise<Buffer> {
  return sharp(drawing, { density: Math.max(72, (72 * size) / 512) })
    .resize(size, size)
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** Packs PNGs into one .ico: a 6-byte header, 16 bytes an image, then the images as they are. */
function packIco(images: readonly Buffer[], sizes: readonly number[]): Buffer {
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  for (const [index, image] of images.entries()) {
    const at = 6 + 16 * index;
    const edge = (sizes[index] ?? 0) % 256;
    header.writeUInt8(edge, at);
    header.writeUInt8(edge, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(image.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += image.length;
  }
  return Buffer.concat([header, ...images]);
}
