import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { thumbHashToAverageRGBA, thumbHashToRGBA } from 'thumbhash';
import { describe, expect, it, vi } from 'vitest';
import { makeRenditions } from './make-renditions.ts';
import { probeMedia } from './probe-media.ts';
import { drawMovingPicture, drawPicture, makeClip, makeScratchFolder } from './sample-media.fake.ts';

const draw = async (file: string) => {
  const made = await makeRenditions(file, await probeMedia(file));
  if (!made) throw new Error('There is no ffmpeg.');
  return made;
};
const sizeOf = async (bytes: Buffer) => {
  const { format, width, height, pages } = await sharp(bytes).metadata();
  return { format, width, height, pages };
};
const still = (width: number, height: number) => ({ format: 'webp', width, height, pages: undefined });

describe('the smaller pictures', () => {
  it('fit their squares and keep the shape', async () => {
    using folder = makeScratchFolder();
    await drawPicture(2000, 1000).png().toFile(folder.at('a.png'));
    const { thumb, preview, placeholder } = await draw(folder.at('a.png'));
    expect(await sizeOf(preview)).toEqual(still(1280, 640));
    expect(await sizeOf(thumb)).toEqual(still(360, 180));
    const blurred = thumbHashToRGBA(Buffer.from(placeholder, 'base64'));
    expect(blurred.w / blurred.h).toBeCloseTo(2, 0);
    expect(Buffer.from(placeholder, 'base64').length).toBeLessThan(30);
  });

  it('are never larger than the picture', async () => {
    using folder = makeScratchFolder();
    await drawPicture(200, 100).png().toFile(folder.at('a.png'));
    const { thumb, preview } = await draw(folder.at('a.png'));
    expect(await sizeOf(preview)).toEqual(still(200, 100));
    expect(await sizeOf(thumb)).toEqual(still(200, 100));
  });

  it.each([
    ['one pixel', 1, 1],
    ['a hair', 3000, 1],
    ['a tower', 2, 4000],
  ])('are drawn of %s', async (_, width, height) => {
    using folder = makeScratchFolder();
    await drawPicture(width, height).png().toFile(folder.at('a.png'));
    const { thumb } = await draw(folder.at('a.png'));
    expect(Math.max((await sizeOf(thumb)).width, (await sizeOf(thumb)).height)).toBe(
      Math.min(360, Math.max(width, height)),
    );
  });

  it('stand upright when the camera was turned', async () => {
    using folder = makeScratchFolder();
    await drawPicture(400, 200).withMetadata({ orientation: 8 }).jpeg().toFile(folder.at('a.jpg'));
    expect(await sizeOf((await draw(folder.at('a.jpg'))).preview)).toEqual(still(200, 400));
  });

  it('show the colours of the picture, and what is seen through it', async () => {
    using folder = makeScratchFolder();
    const half = { r: 250, g: 20, b: 20, alpha: 0.5 };
    await sharp({ create: { width: 300, height: 300, channels: 4, background: half } })
      .png()
      .toFile(folder.at('a.png'));
    const { thumb, placeholder } = await draw(folder.at('a.png'));
    const [r = 0, g = 0, b = 0, a = 0] = await sharp(thumb).ensureAlpha().raw().toBuffer();
    expect([r > 230, g < 40, b < 40, Math.abs(a - 128) < 4]).toEqual([true, true, true, true]);
    const average = thumbHashToAverageRGBA(Buffer.from(placeholder, 'base64'));
    expect(average.r).toBeGreaterThan(0.8);
    expect(average.a).toBeCloseTo(0.5, 1);
  });

  it('are foreshadowed in the right colours', async () => {
    using folder = makeScratchFolder();
    const leaf = { r: 20, g: 180, b: 60 };
    await sharp({ create: { width: 90, height: 60, channels: 3, background: leaf } })
      .png()
      .toFile(folder.at('a.png'));
    await sharp(folder.at('a.png')).greyscale().png().toFile(folder.at('grey.png'));
    const [coloured, grey] = await Promise.all([draw(folder.at('a.png')), draw(folder.at('grey.png'))]);
    const average = thumbHashToAverageRGBA(Buffer.from(coloured.placeholder, 'base64'));
    expect([average.r, average.g, average.b].map(part => part * 25.5)).toEqual(
      [20, 180, 60].map(part => expect.closeTo(part / 10, 0)),
    );
    const { r, g, b, a } = thumbHashToAverageRGBA(Buffer.from(grey.placeholder, 'base64'));
    expect([r - g, g - b, a]).toEqual([expect.closeTo(0, 1), expect.closeTo(0, 1), 1]);
  });

  it.each([
    ['grey', 'b-w'],
    ['sixteen bits deep', 'rgb16'],
    ['made for print', 'cmyk'],
  ] as const)('are drawn of a picture that is %s', async (_, space) => {
    using folder = makeScratchFolder();
    const picture = drawPicture(64, 64).toColourspace(space);
    await (space === 'cmyk' ? picture.jpeg() : picture.png()).toFile(folder.at('a'));
    const { thumb } = await draw(folder.at('a'));
    expect(await sharp(thumb).metadata()).toMatchObject({ space: 'srgb', width: 64, channels: 3 });
  });

  it.each(['webp', 'gif'] as const)('show the first frame of a moving %s', async format => {
    using folder = makeScratchFolder();
    await drawMovingPicture(128, 64, 5).toFormat(format).toFile(folder.at('a'));
    expect(await sizeOf((await draw(folder.at('a'))).thumb)).toEqual(still(128, 64));
  });
});

describe('the poster of a clip', () => {
  it.each([
    ['a.mp4', '640x360', [], still(640, 360), still(360, 203)],
    ['b.webm', '320x240', ['-c:v', 'libvpx'], still(320, 240), still(320, 240)],
    ['c.mp4', '1920x1080', ['-preset', 'ultrafast'], still(1280, 720), still(360, 203)],
  ])('comes out of %s', async (name, size, output, large, small) => {
    using folder = makeScratchFolder();
    await makeClip(folder.at(name), size, 1, ...output);
    const { thumb, preview, placeholder } = await draw(folder.at(name));
    expect([await sizeOf(preview), await sizeOf(thumb)]).toEqual([large, small]);
    expect(placeholder).not.toBe('');
  });

  it('is not the black that a clip opens with', async () => {
    using folder = makeScratchFolder();
    await makeClip(folder.at('a.mp4'), '320x240', 2, '-vf', 'fade=in:0:6');
    const { channels } = await sharp((await draw(folder.at('a.mp4'))).thumb).stats();
    expect(channels[0]?.mean).toBeGreaterThan(60);
  });

  it('comes out of a file whose name looks like an option or an address', async () => {
    using folder = makeScratchFolder();
    await makeClip(folder.at('a.mp4'), '64x64', 1);
    writeFileSync(folder.at('-i http:%d.mp4'), readFileSync(folder.at('a.mp4')));
    expect(await sizeOf((await draw(folder.at('-i http:%d.mp4'))).thumb)).toEqual(still(64, 64));
  });

  it('is drawn by the bundled ffmpeg where the system has none', async () => {
    using folder = makeScratchFolder();
    await makeClip(folder.at('a.mp4'), '64x64', 1);
    vi.stubEnv('PATH', folder.path);
    vi.stubEnv('FFMPEG_PATH', '');
    try {
      expect(await sizeOf((await draw(folder.at('a.mp4'))).thumb)).toEqual(still(64, 64));
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

describe('pixels that cannot all be read', () => {
  it.each(['png', 'jpeg', 'webp', 'avif'] as const)('refuse a %s that is cut short', async format => {
    using folder = makeScratchFolder();
    const { size } = await drawPicture(600, 400).toFormat(format).toFile(folder.at('a'));
    const facts = await probeMedia(folder.at('a'));
    truncateSync(folder.at('a'), Math.floor(size * 0.7));
    const problem = { code: 'unsupported_media', found: expect.stringContaining('damaged or cut short') };
    await expect(makeRenditions(folder.at('a'), facts)).rejects.toMatchObject({ problem });
  });

  it('refuse a clip whose frames are noise', async () => {
    using folder = makeScratchFolder();
    await makeClip(folder.at('a.mp4'), '64x64', 1, '-movflags', '+faststart');
    const facts = await probeMedia(folder.at('a.mp4'));
    const bytes = readFileSync(folder.at('a.mp4'));
    bytes.fill(0x55, bytes.indexOf('mdat') + 4);
    writeFileSync(folder.at('a.mp4'), bytes);
    const problem = { code: 'unsupported_media', found: 'an MP4 clip that is damaged or cut short' };
    await expect(makeRenditions(folder.at('a.mp4'), facts)).rejects.toMatchObject({ problem });
  });
});
