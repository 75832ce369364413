import type { RuntimeReport } from '../../runtime.ts';
import { breathe } from '../breathe.ts';
import { drawFalling, type Falling } from '../draw/falling.ts';
import { applyStyle, type Finish, gradeOf } from '../finish/apply-style.ts';
import { gradePicture } from '../finish/grade.ts';
import { makePreview } from '../make-preview.ts';
import { createRaster, type Raster } from '../raster.ts';
import type { CameraMove } from './camera.ts';
import { composeFrame } from './compose-frame.ts';
import type { ClipShape } from './encode-clip.ts';
import type { Layer } from './layer.ts';

/** A clip that is ready to be shot: painted layers, what falls before them, and how the camera moves. */
export type Take = {
  readonly layers: readonly Layer[];
  readonly falling: readonly Falling[];
  readonly move: CameraMove;
  readonly focus: { readonly x: number; readonly y: number };
  readonly frames: number;
  readonly finish: Finish;
};

function finishFrame(frame: Raster, finish: Finish): Raster {
  // Strokes were laid on the layers; repainting each frame would make them crawl.
  if (finish.style === 'painting') return frame;
  const rounds = applyStyle(frame, finish);
  let round = rounds.next();
  while (!round.done) round = rounds.next();
  return round.value;
}

/** Shoots the take frame by frame, telling after each how far it is, with a preview now and then. */
export async function* renderFrames(
  take: Take,
  shape: ClipShape,
  report: RuntimeReport,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const frame = createRaster(shape.width, shape.height, { x: 0, y: 0, scale: shape.height });
  const grade = gradeOf(take.finish);
  const every = Math.max(2, Math.round(take.frames / 10));
  for (let n = 0; n < take.frames; n++) {
    await breathe(signal);
    const seconds = n / shape.fps;
    composeFrame(frame, take.layers, {
      move: take.move,
      time: n / Math.max(1, take.frames - 1),
      seconds,
      focus: take.focus,
    });
    for (const falling of take.falling) drawFalling(frame, falling, seconds);
    const finished = finishFrame(frame, take.finish);
    const progress = {
      fraction: 0.3 + (0.68 * (n + 1)) / take.frames,
      step: n + 1,
      steps: take.frames,
      message: `Frame ${n + 1} of ${take.frames}`,
    };
    const preview = n % every === 0 ? await makePreview(finished, grade, take.finish.seed) : undefined;
    report(progress, preview);
    // The grain is new in each frame, as on film.
    yield gradePicture(finished, grade, take.finish.seed + n);
  }
}
