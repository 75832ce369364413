import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { MediaFacts } from './probe-media.ts';
import { refuseDamaged } from './refuse-media.ts';

const run = promisify(execFile);
const PATIENCE_MS = 30_000;
/** The frames among which the most telling one is chosen: a clip often opens on black. */
const FRAMES_LOOKED_AT = 24;

/** Uncompressed pixels, three bytes each: red, green, blue. */
export type Pixels = { readonly data: Buffer; readonly width: number; readonly height: number; readonly channels: 3 };

/** Takes one of a clip's first frames, fitted into a square of `fit` pixels. Refuses a clip of which no frame can be read. */
export async function drawPoster(
  ffmpeg: string,
  file: string,
  { type, width, height }: MediaFacts,
  fit: number,
): Promise<Pixels> {
  const scale = Math.min(1, fit / Math.max(width, height));
  const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const filters = `thumbnail=${FRAMES_LOOKED_AT},scale=${size.width}:${size.height}:flags=bicubic,setsar=1`;
  // The reader is named and may open files only: a stranger's file cannot pass for a playlist that points elsewhere.
  const reader = type === 'video/mp4' ? 'mov' : 'matroska';
  const args = ['-nostdin', '-v', 'error', '-protocol_whitelist', 'file', '-f', reader, '-i', file];
  args.push('-map', '0:v:0', '-frames:v', '1', '-vf', filters, '-f', 'rawvideo', '-pix_fmt', 'rgb24', 'pipe:1');
  const bytes = size.width * size.height * 3;
  const options = {
    encoding: 'buffer',
    maxBuffer: bytes + 65_536,
    timeout: PATIENCE_MS,
    killSignal: 'SIGKILL',
  } as const;
  const data = await run(ffmpeg, args, options).then(
    ({ stdout }) => stdout,
    () => null,
  );
  if (data?.length !== bytes) throw refuseDamaged(type);
  return { data, ...size, channels: 3 };
}
