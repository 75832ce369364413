import type { DragEvent } from 'react';
import { z } from 'zod';
import type { Generation } from '../../../backend/contract/generations.ts';
import { GenerationKind } from '../../../backend/contract/models.ts';
import { Id, Sha256 } from '../../../backend/contract/shapes.ts';

/** The `dataTransfer` type of a take that is dragged; its data is JSON of a DraggedTake. */
export const TAKE_DRAG_TYPE = 'application/x-dailies-take';

const DraggedTake = z.object({ media: Sha256, generationId: Id, kind: GenerationKind.default('image') });

/** What a dragged take says of itself: the hash of its bytes, its id, and what it is. */
export type DraggedTake = z.infer<typeof DraggedTake>;

/** Lets a drag carry a take. */
export function startDrag(event: DragEvent, take: Generation): void {
  const dragged: DraggedTake = { media: take.media.sha256, generationId: take.id, kind: take.kind };
  event.dataTransfer.setData(TAKE_DRAG_TYPE, JSON.stringify(dragged));
  event.dataTransfer.effectAllowed = 'copy';
}

/** Reads what was dropped; null for anything that no take of ours wrote. */
export function readDrag(data: string): DraggedTake | null {
  try {
    const read = DraggedTake.safeParse(JSON.parse(data));
    return read.success ? read.data : null;
  } catch {
    // Whatever another program put there under our name is not a take.
    return null;
  }
}
