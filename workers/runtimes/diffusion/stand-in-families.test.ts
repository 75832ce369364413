import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readBundledCards } from '../../../backend/features/lanes/read-bundled-cards.ts';
import { readStandInPairs } from '../../../backend/features/lanes/suggest-stand-ins.ts';
import { FAMILIES } from './families.ts';

const resources = path.join(import.meta.dirname, '../../../resources');

it('what may stand in for what names families as the machines and the clouds name them', () => {
  const upscale: unknown = JSON.parse(readFileSync(path.join(resources, 'model-cards/upscale.json'), 'utf8'));
  const known = new Set<unknown>([
    ...Object.values(FAMILIES).map(facts => facts.name),
    ...[...readBundledCards(resources).values()].map(card => card.family),
    (upscale as { family: string }).family,
    'Upscale model', // of ComfyUI, by `list-cards.ts`
  ]);
  for (const { family } of readStandInPairs(resources)) expect(known).toContain(family);
});
