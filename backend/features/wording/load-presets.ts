import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BundledPreset } from './wording-parts.ts';

/** The negative presets of this studio, from its resources; their shape is held by a test. */
export const loadPresets = (resourcesFolder: string): readonly BundledPreset[] =>
  JSON.parse(readFileSync(path.join(resourcesFolder, 'prompts', 'negative-presets.json'), 'utf8')) as BundledPreset[];
