import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Parameters, ParameterValue } from '../../../contract/parameters.ts';
import type { Params } from './family-of.ts';

/** How a setting is written there: as it is, a size as `1024x768`, a picture as the address that it is fetched from. */
const Target = z.strictObject({ to: z.string().min(1), as: z.enum(['resolution', 'address']).optional() });

/** What one of our models is to a Wan2GP worker: its type of task, the engine's model behind it, and where each setting goes. */
const TaskMapping = z.strictObject({
  taskType: z.string().min(1),
  engineModel: z.string().min(1),
  fixed: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  parameters: z.record(z.string(), Target),
});
export type TaskMapping = z.infer<typeof TaskMapping>;

/** The mappings of all models that a person may ask a Wan2GP worker for, by the studio's ids. */
const TaskMappings = z.record(z.string(), TaskMapping);
export type TaskMappings = z.infer<typeof TaskMappings>;

/** Reads them from `compat/reigh-tasks.json` of the resources. */
export const readTaskMappings = (resourcesFolder: string): TaskMappings =>
  TaskMappings.parse(JSON.parse(readFileSync(path.join(resourcesFolder, 'compat', 'reigh-tasks.json'), 'utf8')));

type Unmapped = { name: string; why: string };

function write(value: ParameterValue, as: 'resolution' | 'address' | undefined, addressOf: (sha256: string) => string) {
  switch (as) {
    case 'resolution':
      return typeof value === 'object' && 'width' in value ? `${value.width}x${value.height}` : null;
    case 'address':
      return typeof value === 'object' && 'media' in value ? addressOf(value.media) : null;
    case undefined:
      return typeof value === 'object' ? null : value;
    default:
      return as satisfies never;
  }
}

/**
 * Puts what a person asked for into a Wan2GP worker's words. What has no place there is left out and named in `unmapped`, never changed.
 * `addressOf` tells where the worker fetches a picture.
 */
export function mapParams(
  mapping: TaskMapping,
  asked: Parameters,
  seed: number | null,
  addressOf: (sha256: string) => string,
): { params: Params; unmapped: Unmapped[] } {
  const params: Record<string, unknown> = { ...mapping.fixed, model: mapping.engineModel };
  const unmapped: Unmapped[] = [];
  const values: Parameters = seed === null ? asked : { ...asked, seed };
  for (const [name, value] of Object.entries(values)) {
    const target = mapping.parameters[name];
    const written = target ? write(value, target.as, addressOf) : null;
    if (target && written !== null) params[target.to] = written;
    else unmapped.push({ name, why: `Wan2GP’s ${mapping.taskType} has no such setting` });
  }
  return { params, unmapped };
}
