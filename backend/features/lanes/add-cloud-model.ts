import type { CloudModel, CloudUse } from '../../contract/cloud-models.ts';
import type { DeclaredParameter } from '../../contract/parameters.ts';
import { Refusal } from '../../contract/problem.ts';
import type { Lane } from '../../contract/workers.ts';
import type { WritableDb } from '../../db/handles.ts';
import type { Database } from '../../db/open-database.ts';
import type { EventLog } from '../../events/event-log.ts';
import type { Owner } from '../../plugins/caller.ts';
import { CloudCard } from './cloud-card.ts';
import { type CloudCards, describeCard } from './cloud-cards.ts';
import { deleteCloudModel, insertCloudModel } from './cloud-models-store.ts';
import { type DescribeModel, type Draft, draftCloudModel, KINDS } from './draft-cloud-model.ts';
import type { StandInPair } from './suggest-stand-ins.ts';

/** What the verbs of added models work with. */
export type CloudModelParts = {
  readonly database: Database;
  readonly events: EventLog;
  readonly cards: CloudCards;
  readonly pairs: readonly StandInPair[];
  readonly describe: DescribeModel;
  /** Makes the cards of a cloud, as they are once this is written, the models of its lane. */
  readonly place: (db: WritableDb, lane: Lane, cards: readonly CloudCard[]) => void;
  readonly now: () => number;
};

/** What a person pasted, and said of it. */
export type NewCloudModel = {
  readonly lane: Lane;
  readonly model: string;
  readonly use: CloudUse;
  readonly name: string;
};

const PAGES: Record<Lane, string> = { replicate: 'https://replicate.com/', fal: 'https://fal.ai/models/' };
const ID_MAX = 80;

/** Several runs, each with a seed of its own. */
const countOf = (kind: CloudCard['kind']): DeclaredParameter[] =>
  kind === 'upscale'
    ? []
    : [
        {
          name: 'count',
          type: 'integer',
          label: kind === 'video' ? 'Clips' : 'Pictures',
          group: 'picture',
          min: 1,
          max: 8,
          step: 1,
          default: 1,
        },
      ];

/** The studio's id of a model of a cloud; one that is taken by another model gets a number. */
function makeId(lane: Lane, providerId: string, taken: ReadonlySet<string>): string {
  const base = `${lane}-${providerId.toLowerCase().replace(/[^a-z0-9.]+/g, '-')}`
    .slice(0, ID_MAX - 4)
    .replace(/[-.]+$/, '');
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}

function makeCard({ told, card }: Draft, id: string, name: string, at: number): CloudCard {
  const { lane, providerId, providerVersion, use, about, parameters } = told;
  const kind = KINDS[use];
  const what = ['id', 'parameters', ...(providerVersion === null ? [] : ['version'])];
  return CloudCard.parse({
    ...{ id, name, family: 'Added', kind, about, lane, use, providerId, providerVersion },
    parameters: [...parameters.filter(parameter => parameter.name !== 'count'), ...countOf(kind)],
    ...card,
    mapping: card.mapping.filter(step => step.from !== 'count'),
    price: null,
    licence: null,
    content: null,
    sources: [
      { what, url: `${PAGES[lane]}${providerId}`, takenOn: new Date(at).toISOString().slice(0, 10), dated: 'read' },
    ],
  });
}

const listOf = (cards: readonly CloudCard[], lane: Lane) => cards.filter(card => card.lane === lane);
const finish = ({ cards, events, place }: CloudModelParts, db: WritableDb, lane: Lane): void => {
  place(db, lane, listOf(cards.readIn(db), lane));
  events.publish(db, 'studio', { type: 'settings.changed' });
  db.afterCommit(cards.refresh);
};

/**
 * Adds a model by what a person pasted, as its cloud describes it at this moment; it is asked for a price before it may spend.
 * Raises `conflict` where the model is there already, and what `draftCloudModel` raises.
 */
export async function addCloudModel(parts: CloudModelParts, owner: Owner, asked: NewCloudModel): Promise<CloudModel> {
  const draft = await draftCloudModel(parts.describe, asked.lane, asked.model, asked.use);
  const { lane, providerId } = draft.told;
  const added = await parts.database.write(db => {
    const all = parts.cards.readIn(db);
    const known = all.find(card => card.lane === lane && card.providerId === providerId);
    if (known)
      throw new Refusal({
        code: 'conflict',
        message: `That model is there already, as ${known.name}.`,
        what: 'model',
      });
    const addedAt = parts.now();
    const id = makeId(lane, providerId, new Set(all.map(card => card.id)));
    const card = makeCard(draft, id, asked.name, addedAt);
    insertCloudModel(db, { id, lane, providerId, card, personId: owner.personId, addedAt });
    finish(parts, db, lane);
    return card;
  });
  return describeCard(added, true);
}

/** Removes a model that was added; what it made stays. Raises `not_found`, and `conflict` for one that comes with the program. */
export function removeCloudModel(parts: CloudModelParts, id: string): Promise<void> {
  return parts.database.write(db => {
    const card = parts.cards.readIn(db).find(each => each.id === id);
    if (!card) throw new Refusal({ code: 'not_found', message: 'That model is not there.', what: 'model', id });
    if (!deleteCloudModel(db, id))
      throw new Refusal({
        code: 'conflict',
        message: 'That model comes with the program and cannot be removed.',
        what: 'model',
      });
    finish(parts, db, card.lane);
  });
}
