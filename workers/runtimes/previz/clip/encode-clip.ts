import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { Refusal } from '../../../../backend/contract/problem.ts';
import type { Ffmpeg } from './find-ffmpeg.ts';

/** What a clip is to be. */
export type ClipShape = { readonly width: number; readonly height: number; readonly fps: number };
/** RGB bytes of each frame in turn. */
export type Frames = AsyncIterable<Uint8Array>;

/** The encoder arguments for a format; null where this ffmpeg cannot make it. */
export function encoderFor(format: 'mp4' | 'webm', encoders: ReadonlySet<string>): readonly string[] | null {
  if (format === 'mp4')
    return encoders.has('libx264')
      ? ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '19', '-pix_fmt', 'yuv420p', '-movflags', '+faststart']
      : null;
  if (encoders.has('libvpx-vp9'))
    return [
      '-c:v',
      'libvpx-vp9',
      '-deadline',
      'realtime',
      '-cpu-used',
      '7',
      '-crf',
      '30',
      '-b:v',
      '0',
      '-pix_fmt',
      'yuv420p',
    ];
  return encoders.has('libvpx')
    ? ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-crf', '12', '-b:v', '4M', '-pix_fmt', 'yuv420p']
    : null;
}

/** Pipes frames through ffmpeg into a file. When the signal aborts, the process is killed, the unfinished file removed, and the reason thrown. */
export async function encodeClip(
  ffmpeg: Ffmpeg,
  codec: readonly string[],
  shape: ClipShape,
  frames: Frames,
  file: string,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const input = [
    '-f',
    'rawvideo',
    '-pix_fmt',
    'rgb24',
    '-s',
    `${shape.width}x${shape.height}`,
    '-r',
    String(shape.fps),
    '-i',
    'pipe:0',
  ];
  const child = spawn(
    ffmpeg.path,
    [
      '-hide_banner',
      '-loglevel',
      'error',
      '-y',
      ...input,
      '-an',
      '-map_metadata',
      '-1',
      '-fflags',
      '+bitexact',
      ...codec,
      file,
    ],
    { stdio: ['pipe', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-600);
  });
  // A pipe that breaks when the process ends early is told by its exit code.
  child.stdin.on('error', () => {});
  const closed = new Promise<number | null>(resolve => {
    child.once('close', resolve);
    child.once('error', error => {
      said = error.message;
      resolve(-1);
    });
  });
  const kill = () => child.kill('SIGKILL');
  signal.addEventListener('abort', kill, { once: true });
  try {
    for await (const frame of frames) {
      signal.throwIfAborted();
      if (child.exitCode !== null || child.signalCode !== null || child.stdin.destroyed) break;
      if (!child.stdin.write(frame)) await Promise.race([once(child.stdin, 'drain', { signal }), closed]);
    }
    child.stdin.end();
    const code = await closed;
    signal.throwIfAborted();
    if (code !== 0)
      throw new Refusal({
        code: 'runtime_failed',
        message: 'ffmpeg could not encode the clip',
        runtime: 'previz',
        reason: said.trim() || `it ended with ${code}`,
      });
  } catch (error) {
    kill();
    await closed;
    await rm(file, { force: true });
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', kill);
  }
}
