import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { probeMedia } from './probe-media.ts';
import {
  drawMovingPicture,
  drawPicture,
  makeBomb,
  makeClip,
  makeScratchFolder,
  makeSound,
} from './sample-media.fake.ts';

const unsupported = (found: string) => ({
  problem: { code: 'unsupported_media', found, accepted: ['PNG', 'JPEG', 'WebP', 'GIF', 'AVIF', 'MP4', 'WebM'] },
});

describe('what a picture says of itself', () => {
  it.each(['png', 'jpeg', 'webp', 'avif', 'gif'] as const)('reads a %s', async format => {
    using folder = makeScratchFolder();
    const file = folder.at('picture');
    const { size } = await drawPicture(120, 80).toFormat(format).toFile(file);
    const facts = { type: `image/${format}`, bytes: size, width: 120, height: 80, durationMs: null };
    expect(await probeMedia(file)).toEqual(facts);
  });

  it('goes by the bytes, whatever the name', async () => {
    using folder = makeScratchFolder();
    writeFileSync(folder.at('holiday.mp4'), await drawPicture(8, 8).jpeg().toBuffer());
    expect(await probeMedia(folder.at('holiday.mp4'))).toMatchObject({ type: 'image/jpeg' });
  });

  it('gives the size as shown when the camera was turned', async () => {
    using folder = makeScratchFolder();
    await drawPicture(120, 80).withMetadata({ orientation: 6 }).jpeg().toFile(folder.at('turned'));
    expect(await probeMedia(folder.at('turned'))).toMatchObject({ width: 80, height: 120 });
  });

  it.each(['webp', 'gif'] as const)('adds up how long the frames of a moving %s are shown', async format => {
    using folder = makeScratchFolder();
    const file = folder.at('moving');
    await drawMovingPicture(64, 48, 4)
      .toFormat(format, { delay: [100, 200, 300, 0] })
      .toFile(file);
    expect(await probeMedia(file)).toMatchObject({ width: 64, height: 48, durationMs: 700 });
  });
});

describe('what a clip says of itself', () => {
  it.each([
    ['video/mp4', 'clip.mp4', []],
    ['video/mp4', 'streaming.mp4', ['-movflags', '+faststart']],
    ['video/webm', 'clip.webm', ['-c:v', 'libvpx', '-b:v', '200k']],
    ['video/webm', 'live.webm', ['-c:v', 'libvpx', '-b:v', '200k', '-live', '1']],
  ])('reads %s from %s', async (type, name, output) => {
    using folder = makeScratchFolder();
    await makeClip(folder.at(name), '160x90', 2, ...output);
    expect(await probeMedia(folder.at(name))).toMatchObject({ type, width: 160, height: 90, durationMs: 2000 });
  });

  it('gives the size as shown when the pixels are not square', async () => {
    using folder = makeScratchFolder();
    await makeClip(folder.at('wide.mp4'), '100x100', 1, '-vf', 'setsar=2/1');
    expect(await probeMedia(folder.at('wide.mp4'))).toMatchObject({ width: 200, height: 100 });
  });

  it.each([
    ['a.mp4', ['-movflags', '+faststart'], 'an MP4 clip that is damaged or cut short'],
    ['b.mp4', [], 'an MP4 clip that is damaged or cut short'],
    ['c.webm', ['-c:v', 'libvpx'], 'a WebM clip that is damaged or cut short'],
  ])('refuses %s when its end is missing', async (name, output, found) => {
    using folder = makeScratchFolder();
    await makeClip(folder.at(name), '160x90', 2, ...output);
    truncateSync(folder.at(name), readFileSync(folder.at(name)).length - 1000);
    await expect(probeMedia(folder.at(name))).rejects.toMatchObject(unsupported(found));
  });

  it('refuses a sound that calls itself a clip', async () => {
    using folder = makeScratchFolder();
    await makeSound(folder.at('sound.mp4'));
    await expect(probeMedia(folder.at('sound.mp4'))).rejects.toMatchObject(unsupported('a sound without a picture'));
  });
});

describe('what is refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  it.each([
    ['nothing', '', 'an empty file'],
    ['text that says it is a PNG', 'This is a PNG, believe me.', 'a text file'],
    ['a sentence that begins like a bitmap', 'BMW drives past.', 'a text file'],
    ['a drawing with a script', svg, 'an SVG drawing'],
    ['a drawing with a preface', `\uFEFF<?xml version="1.0"?>\n<!-- hello -->\n${svg}`, 'an SVG drawing'],
    ['a page', '<!DOCTYPE html><html><svg></svg></html>', 'a web page'],
    ['a document', '%PDF-1.7\n%\xe2\xe3', 'a PDF document'],
    ['an archive', 'PK\x03\x04\x14\0', 'a ZIP archive or an office document'],
    ['a program', 'MZ\x90\0', 'a Windows program'],
    ['a photo of a telephone', '\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'a HEIC photo'],
    ['a QuickTime video', '\0\0\0\x14ftypqt  \0\0\0\0qt  ', 'a QuickTime video'],
    ['a Matroska video', '\x1aE\xdf\xa3\x93\x42\x82\x88matroska', 'a Matroska video'],
    ['an AVI video', 'RIFF\0\0\0\0AVI LIST', 'an AVI video'],
    ['noise', '\x01\x02\x03\x04', 'a file of an unknown kind'],
    ['a PNG of eight bytes', '\x89PNG\r\n\x1a\n', 'a PNG picture that is damaged or cut short'],
    [
      'a WebM of four bytes and a name',
      '\x1aE\xdf\xa3\x84\x42\x82\x84webm',
      'a WebM clip that is damaged or cut short',
    ],
    ['an MP4 of a box', '\0\0\0\x14ftypisom\0\0\0\0isom', 'an MP4 clip that is damaged or cut short'],
    ['a GIF without pictures', 'GIF89a\x01\0\x01\0\0\0\0;', 'a GIF picture that is damaged or cut short'],
  ])('%s', async (_, bytes, found) => {
    using folder = makeScratchFolder();
    writeFileSync(folder.at('claims.png'), bytes, /[\u0100-\uffff]/.test(bytes) ? 'utf8' : 'latin1');
    await expect(probeMedia(folder.at('claims.png'))).rejects.toMatchObject(unsupported(found));
  });

  it('a TIFF, though it could be decoded', async () => {
    using folder = makeScratchFolder();
    await drawPicture(8, 8).tiff().toFile(folder.at('a.png'));
    const found = unsupported('a TIFF picture or a camera’s raw file');
    await expect(probeMedia(folder.at('a.png'))).rejects.toMatchObject(found);
  });

  it('a small file that asks for 900 megapixels', async () => {
    using folder = makeScratchFolder();
    const bomb = makeBomb(30_000);
    expect(bomb.length).toBeLessThan(200_000);
    writeFileSync(folder.at('bomb.png'), bomb);
    const problem = { code: 'too_large', limit: 100, unit: 'megapixels' };
    await expect(probeMedia(folder.at('bomb.png'))).rejects.toMatchObject({ problem });
    expect((await sharp(bomb, { limitInputPixels: false }).metadata()).width).toBe(30_000);
  });

  it('a moving picture whose last frames are missing', async () => {
    using folder = makeScratchFolder();
    const bytes = await drawMovingPicture(64, 64, 6).gif().toBuffer();
    writeFileSync(folder.at('cut.gif'), bytes.subarray(0, bytes.length - 200));
    const found = unsupported('a GIF picture that is damaged or cut short');
    await expect(probeMedia(folder.at('cut.gif'))).rejects.toMatchObject(found);
  });
});
