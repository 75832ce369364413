import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Parameters } from '../../backend/contract/parameters.ts';
import type { StudioDoor } from './studio-door.ts';

/** Fetches every picture that a task's parameters name into its folder; returns their paths by parameter name. */
export async function fetchInputs(
  studio: StudioDoor,
  parameters: Parameters,
  folder: string,
  signal: AbortSignal,
): Promise<Record<string, string>> {
  const inputs: Record<string, string> = {};
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value !== 'object' || !('media' in value)) continue;
    const file = path.join(folder, `input-${value.media}`);
    const bytes = await studio.fetchMedia(value.media, signal);
    await pipeline(Readable.fromWeb(bytes), createWriteStream(file), { signal });
    inputs[name] = file;
  }
  return inputs;
}
