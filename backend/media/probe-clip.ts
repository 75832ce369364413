import { FilePathSource, Input, MP4, WEBM } from 'mediabunny';
import { Refusal } from '../contract/problem.ts';
import { refuseDamaged, refuseMedia, refuseTooManyPixels } from './refuse-media.ts';

const FORMATS = { 'video/mp4': MP4, 'video/webm': WEBM } as const;

/** Reads the size as shown and the duration (milliseconds) of a clip's picture; refuses one without a picture, or that cannot be read. */
export async function probeClip(
  file: string,
  type: keyof typeof FORMATS,
): Promise<{ width: number; height: number; durationMs: number }> {
  const { width, height, seconds } = await readTrack(file, type);
  const durationMs = Math.round(seconds * 1000);
  if (!(width > 0 && height > 0 && durationMs > 0 && Number.isSafeInteger(durationMs))) throw refuseDamaged(type);
  refuseTooManyPixels(width, height);
  return { width, height, durationMs };
}

async function readTrack(file: string, type: keyof typeof FORMATS) {
  const input = new Input({ formats: [FORMATS[type]], source: new FilePathSource(file) });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (!track)
      throw (await input.getPrimaryAudioTrack()) ? refuseMedia('a sound without a picture') : refuseDamaged(type);
    if ((await track.getCodec()) === null) throw refuseMedia('a clip in a coding that is not known here');
    const seconds = (await input.getDurationFromMetadata([track])) ?? (await input.computeDuration([track]));
    return { width: await track.getDisplayWidth(), height: await track.getDisplayHeight(), seconds };
  } catch (error) {
    // What the reader stumbles over in a stranger's file is the file's fault.
    throw error instanceof Refusal ? error : refuseDamaged(type);
  } finally {
    input.dispose();
  }
}
