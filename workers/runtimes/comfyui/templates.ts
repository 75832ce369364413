import { z } from 'zod';
import { RunnableWorkflow } from '../../../backend/contract/workflow-graph.ts';
import checkpointInpaint from '../../../resources/workflows/checkpoint-inpaint.json' with { type: 'json' };
import checkpointReference from '../../../resources/workflows/checkpoint-reference.json' with { type: 'json' };
import flux from '../../../resources/workflows/flux.json' with { type: 'json' };
import fluxCheckpoint from '../../../resources/workflows/flux-checkpoint.json' with { type: 'json' };
import ltx from '../../../resources/workflows/ltx.json' with { type: 'json' };
import ltxFirstFrame from '../../../resources/workflows/ltx-first-frame.json' with { type: 'json' };
import qwenImage from '../../../resources/workflows/qwen-image.json' with { type: 'json' };
import sd15 from '../../../resources/workflows/sd15.json' with { type: 'json' };
import sdxl from '../../../resources/workflows/sdxl.json' with { type: 'json' };
import upscale from '../../../resources/workflows/upscale.json' with { type: 'json' };
import wan5b from '../../../resources/workflows/wan22-5b.json' with { type: 'json' };
import wan5bFirstFrame from '../../../resources/workflows/wan22-5b-first-frame.json' with { type: 'json' };
import wanImage from '../../../resources/workflows/wan22-image-to-video.json' with { type: 'json' };
import wanText from '../../../resources/workflows/wan22-text-to-video.json' with { type: 'json' };

const Family = z.enum(['sd15', 'sdxl', 'sd3', 'flux', 'qwen-image', 'wan', 'ltx', 'unknown']);

/** A graph that ships with the studio, and what of an engine it can run on. */
const Template = z.strictObject({
  ...RunnableWorkflow.shape,
  name: z.string(),
  about: z.string(),
  kind: z.enum(['image', 'video', 'upscale']),
  /** The families of model files that it is for. */
  families: z.array(Family),
  /** The input that takes the model file, the folder it lies in, and what the file's name must and must not match. */
  file: z.strictObject({
    node: z.string(),
    input: z.string(),
    folder: z.string(),
    sign: z.string().optional(),
    not: z.string().optional(),
  }),
  /** Inputs that take further files: the first that one of the patterns finds, or the model file's own partner by name. */
  parts: z.array(
    z.union([
      z.strictObject({ node: z.string(), input: z.string(), find: z.array(z.string()) }),
      z.strictObject({ node: z.string(), input: z.string(), partner: z.tuple([z.string(), z.string()]) }),
    ]),
  ),
  /** The pictures that it must be given. */
  with: z.array(z.enum(['reference', 'mask', 'start_frame'])),
  /** The endings that its results may have, by which they are found again. */
  saves: z.array(z.string()),
});
export type Template = z.infer<typeof Template>;

/** Every template, the plainest of a model first. */
export const TEMPLATES: readonly Template[] = [
  ...[sd15, sdxl, checkpointReference, checkpointInpaint, flux, fluxCheckpoint, qwenImage],
  ...[wanText, wanImage, wan5b, wan5bFirstFrame, ltx, ltxFirstFrame, upscale],
].map(each => Template.parse(each));
