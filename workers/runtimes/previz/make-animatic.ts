import { join } from 'node:path';
import sharp from 'sharp';
import type { MediaType } from '../../../backend/contract/media.ts';
import type { ModelCard } from '../../../backend/contract/models.ts';
import type { RuntimeJob, RuntimeOutput, RuntimeReport } from '../runtime.ts';
import { type CameraMove, isCameraMove } from './clip/camera.ts';
import { encodeClip, encoderFor } from './clip/encode-clip.ts';
import type { Ffmpeg } from './clip/find-ffmpeg.ts';
import { writeAnimatedWebp } from './clip/mux-webp.ts';
import { paintLayers } from './clip/paint-layers.ts';
import { layPicture } from './clip/picture-layer.ts';
import { renderFrames, type Take } from './clip/render-frames.ts';
import { composeScene } from './compose-scene.ts';
import { gradeOf } from './finish/apply-style.ts';
import { makePreview } from './make-preview.ts';
import { paintRough } from './paint-scene.ts';
import { listUnheard, readBrief } from './read-brief.ts';
import { readOrder } from './read-order.ts';
import type { Scene } from './scene.ts';

const types = { mp4: 'video/mp4', webm: 'video/webm', webp: 'image/webp' } as const satisfies Record<string, MediaType>;
type Format = keyof typeof types;
const isFormat = (word: string): word is Format => word in types;

async function showRough(
  scene: Scene,
  size: { width: number; height: number },
  report: RuntimeReport,
  signal: AbortSignal,
): Promise<void> {
  const rough = await paintRough(scene, size, signal);
  report(
    { fraction: 0.04, step: null, steps: null, message: 'Composing' },
    await makePreview(rough, gradeOf(scene), scene.seed),
  );
}

/** Shoots a clip of a drawn scene, or over a given first frame, into the job's folder. Without a usable ffmpeg it is an animated WebP, and the output says so. */
export async function makeAnimatic(
  card: ModelCard,
  job: RuntimeJob,
  ffmpeg: Ffmpeg | null,
  report: RuntimeReport,
  signal: AbortSignal,
): Promise<RuntimeOutput> {
  report({ fraction: 0.01, step: null, steps: null, message: 'Reading the prompt' });
  const order = readOrder(card, job);
  const brief = readBrief(order);
  const [camera, asked] = [order.text('camera'), order.text('format')];
  const move: CameraMove = isCameraMove(camera) ? camera : 'static';
  const format: Format = isFormat(asked) ? asked : 'mp4';
  const shape = { ...order.size, fps: Number(order.text('fps')) };
  const scene = composeScene(brief, order.seed, order.size, null);
  const painting = (fraction: number) =>
    report({ fraction: 0.04 + 0.26 * fraction, step: null, steps: null, message: 'Painting the layers' });
  const first = job.inputs.reference;
  if (first === undefined) await showRough(scene, order.size, report, signal);
  // A given picture keeps its own look unless a style is asked for.
  const style = first !== undefined && brief.style === null ? 'cinematic' : scene.style;
  const layers =
    first === undefined
      ? await paintLayers(scene, order.size, signal, painting)
      : await layPicture(first, order.size, style, order.seed, signal);
  const main = scene.subjects.at(-1);
  const take: Take = {
    layers,
    falling: scene.falling,
    move,
    focus:
      first === undefined && main ? { x: main.x, y: main.y - main.height * 0.6 } : { x: scene.aspect / 2, y: 0.48 },
    frames: Math.max(2, Math.round(order.number('duration') * shape.fps)),
    finish: { style, palette: scene.palette, contrast: scene.contrast, seed: order.seed },
  };
  const codec = format === 'webp' || !ffmpeg ? null : encoderFor(format, ffmpeg.encoders);
  const made: Format = codec ? format : 'webp';
  const file = join(job.folder, `animatic.${made}`);
  const frames = renderFrames(take, shape, report, signal);
  if (codec && ffmpeg) await encodeClip(ffmpeg, codec, shape, frames, file, signal);
  else await writeAnimatedWebp(shape, frames, file, signal);
  const unmapped = [...listUnheard(brief)];
  if (made !== format)
    unmapped.push({
      name: 'format',
      why: `No ffmpeg that can make ${format === 'mp4' ? 'MP4' : 'WebM'} was found on this machine, so it is an animated WebP`,
    });
  if (first !== undefined) {
    unmapped.push({
      name: 'prompt',
      why: 'Over a first frame the words give the weather and the mood; what the picture shows stays',
    });
    if (order.text('shot') !== 'auto') unmapped.push({ name: 'shot', why: 'The first frame has its own framing' });
  }
  return {
    files: [{ path: file, type: types[made], seed: order.seed }],
    unmapped,
    versions: {
      previz: card.version,
      sharp: sharp.versions.sharp ?? 'unknown',
      ...(codec && ffmpeg ? { ffmpeg: ffmpeg.version } : {}),
    },
  };
}
