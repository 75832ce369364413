import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { StandInSuggestion } from '../../contract/cloud-models.ts';
import { type ModelCard, TaskKind } from '../../contract/models.ts';
import type { CloudCard } from './cloud-card.ts';

/** Models of one family and a cloud's model of the same family, with what differs beside the controls. */
export const StandInPair = z.strictObject({
  family: z.string().max(40),
  kind: TaskKind,
  standInId: z.string(),
  differs: z.array(z.string().max(120)).min(1).max(6),
});
export type StandInPair = z.infer<typeof StandInPair>;

/** Reads the pairs that come with the program; that each is one is held by a test. */
export const readStandInPairs = (resourcesFolder: string): readonly StandInPair[] =>
  JSON.parse(readFileSync(path.join(resourcesFolder, 'stand-ins.json'), 'utf8')) as StandInPair[];

/** Controls that a cloud has no need of: each of several results is a run of its own. */
const NO_LOSS = new Set(['count', 'fps']);

/** The controls of a model that a stand-in does not have, by their labels. */
function listLost(model: ModelCard, standIn: CloudCard): string[] {
  const kept = new Set(standIn.parameters.map(parameter => parameter.name));
  const lost = model.parameters.filter(({ name }) => !kept.has(name) && !NO_LOSS.has(name));
  return lost.length === 0 ? [] : [`Without: ${lost.map(({ label }) => label.toLowerCase()).join(', ')}`];
}

/** What could stand in for which of these models: never done by itself, a person says so first. */
export function suggestStandIns(
  models: readonly ModelCard[],
  cards: readonly CloudCard[],
  pairs: readonly StandInPair[],
): StandInSuggestion[] {
  const byId = new Map(cards.map(card => [card.id, card]));
  return models.flatMap(model =>
    pairs.flatMap(({ family, kind, standInId, differs }) => {
      const standIn = byId.get(standInId);
      if (!standIn || standIn.id === model.id || model.family !== family || model.kind !== kind) return [];
      return [
        {
          modelId: model.id,
          model: model.name,
          standInId,
          standIn: standIn.name,
          lane: standIn.lane,
          differs: [...differs, ...listLost(model, standIn)],
        },
      ];
    }),
  );
}
