import { offerUndo } from '../../ui/offer-undo.ts';
import { useDrafts } from './draft-store.ts';

/** Fills a project's form in one step, says so, and offers for 10 s to bring back what stood there. */
export function fillForm(projectId: string, title: string, fill: () => void): void {
  const before = useDrafts.getState().drafts[projectId];
  fill();
  offerUndo(title, () => useDrafts.getState().restore(projectId, before ?? { modelId: null }));
}
