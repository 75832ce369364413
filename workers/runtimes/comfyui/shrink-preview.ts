import sharp from 'sharp';

/** The longer side of a live preview, in pixels. */
const SIDE = 384;

/** Makes a preview's bytes a small WebP; null where they are no picture. */
export async function shrinkPreview(picture: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const webp = await sharp(picture)
      .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 72, effort: 0 })
      .toBuffer();
    return new Uint8Array(webp);
  } catch {
    return null; // A broken preview is no loss.
  }
}
