import path from 'node:path';
import { Refusal } from '../../../backend/contract/problem.ts';
import { Uploaded } from './answers.ts';
import type { ComfyDoor } from './comfy-door.ts';
import { sniffType } from './sniff-type.ts';

/** Sends pictures into the engine's input folder; returns what the graph must call each, which is not always what it was sent as. Raises `too_large`, `runtime_failed`. */
export async function uploadPictures(
  door: ComfyDoor,
  inputs: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const [parameter, file] of Object.entries(inputs)) {
    const type = (await sniffType(file)) ?? 'image/png';
    const name = `${path.basename(file)}.${type.split('/')[1] ?? 'png'}`;
    const answer = await door.upload(file, name, type, signal);
    if (answer.status === 413)
      throw new Refusal({
        code: 'too_large',
        message: `ComfyUI does not take the picture for ${parameter}: it is too large. ComfyUI's limit is 100 MB unless it was started with another.`,
        limit: 100,
        unit: 'MB',
      });
    const uploaded = Uploaded.safeParse(answer.body);
    if (answer.status !== 200 || !uploaded.success) {
      const reason = `its answer has status ${answer.status}`;
      throw new Refusal({
        code: 'runtime_failed',
        message: `ComfyUI did not take the picture for ${parameter}: ${reason}`,
        runtime: 'comfyui',
        reason,
      });
    }
    names[parameter] =
      uploaded.data.subfolder === '' ? uploaded.data.name : `${uploaded.data.subfolder}/${uploaded.data.name}`;
  }
  return names;
}
