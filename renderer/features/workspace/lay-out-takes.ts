import type { Generation } from '../../../backend/contract/generations.ts';
import { resultOf } from '../../../backend/contract/models.ts';
import type { Batch, Task } from '../../../backend/contract/tasks.ts';
import type { Sending } from './sending-store.ts';

/** A card that is a take. */
export type ItemOfTake = {
  readonly kind: 'take';
  readonly id: string;
  readonly take: Generation;
  readonly batch: Batch;
};

/** A card that is a task, as long as no take has come of it. */
export type ItemOfTask = { readonly kind: 'task'; readonly id: string; readonly task: Task; readonly batch: Batch };

/** One card. */
export type TakeItem = ItemOfTake | ItemOfTask;

/** One line of the takes list; `pictureHeight` in CSS pixels is that of all its cards. */
export type TakeRow =
  | { readonly kind: 'header'; readonly key: string; readonly batch: Batch; readonly items: readonly TakeItem[] }
  | {
      readonly kind: 'cards';
      readonly key: string;
      readonly items: readonly TakeItem[];
      readonly pictureHeight: number;
    }
  | { readonly kind: 'sending'; readonly key: string; readonly sending: Sending; readonly pictureHeight: number };

/** How many cards stand side by side and how wide each is, in CSS pixels. */
export type Columns = { readonly count: number; readonly width: number };

/** The room between cards, in CSS pixels. */
export const GAP = 12;
/** The line under a card's picture, in CSS pixels. */
export const CAPTION = 26;
const NARROWEST = 172;

/** The columns that fit a list of this width: as many as leave each card at least 172 px. */
export function fitColumns(width: number): Columns {
  const count = Math.max(1, Math.floor((width + GAP) / (NARROWEST + GAP)));
  return { count, width: Math.max(1, (width - GAP * (count - 1)) / count) };
}

/** The height of a picture in a column; very long shapes are held between half and one and a half times the width. */
export function pictureHeightOf(aspect: number, width: number): number {
  return Math.round(Math.min(width * 1.5, Math.max(width * 0.5, width / aspect)));
}

/** Width over height of what a batch's parameters ask for. */
function aspectOf(parameters: Batch['parameters'], kind: Batch['kind']): number {
  const { size } = parameters;
  if (typeof size === 'object' && 'width' in size && size.height > 0 && size.width > 0) return size.width / size.height;
  return resultOf[kind] === 'video' ? 16 / 9 : 1;
}

/** The cards of a batch in the order in which they were asked for: a finished task by its take, any other by itself. */
export function listItems(batch: Batch): TakeItem[] {
  const byTask = Map.groupBy(batch.takes, take => take.taskId);
  const ordered = batch.tasks.toSorted((a, b) => a.index - b.index);
  const known = new Set(ordered.map(task => task.id));
  const asItem = (take: Generation): TakeItem => ({ kind: 'take', id: take.id, take, batch });
  return [
    ...ordered.flatMap((task): TakeItem[] => {
      const takes = byTask.get(task.id);
      if (takes) return takes.map(asItem);
      return task.status === 'succeeded' ? [] : [{ kind: 'task', id: task.id, task, batch }];
    }),
    ...batch.takes.filter(take => !known.has(take.taskId)).map(asItem),
  ];
}

function layOutBatch(batch: Batch, columns: Columns): TakeRow[] {
  const items = listItems(batch);
  if (items.length === 0) return [];
  const media = batch.takes[0]?.media;
  const aspect = media ? media.width / media.height : aspectOf(batch.parameters, batch.kind);
  const pictureHeight = pictureHeightOf(aspect, columns.width);
  const rows: TakeRow[] = [{ kind: 'header', key: batch.id, batch, items }];
  for (let at = 0; at < items.length; at += columns.count) {
    rows.push({
      kind: 'cards',
      key: `${batch.id}/${at / columns.count}`,
      items: items.slice(at, at + columns.count),
      pictureHeight,
    });
  }
  return rows;
}

/**
 * A function that lays out all batches in rows. Rows of a batch that has not changed are the same objects as before,
 * so that a card is drawn again only when its own batch changes.
 */
export function createLayout(): (
  sendings: readonly Sending[],
  batches: readonly Batch[],
  columns: Columns,
) => TakeRow[] {
  let former = new WeakMap<Batch, TakeRow[]>();
  let of: Columns | null = null;
  return (sendings, batches, columns) => {
    if (of?.count !== columns.count || of.width !== columns.width) former = new WeakMap();
    of = columns;
    const sent = sendings.map(
      (sending): TakeRow => ({
        kind: 'sending',
        key: sending.key,
        sending,
        pictureHeight: pictureHeightOf(aspectOf(sending.body.parameters, sending.kind), columns.width),
      }),
    );
    const rows = batches.flatMap(batch => {
      const known = former.get(batch) ?? layOutBatch(batch, columns);
      former.set(batch, known);
      return known;
    });
    return [...sent, ...rows];
  };
}
