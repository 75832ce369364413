import { resultOf } from '../../contract/models.ts';
import type { CloudCard } from './cloud-card.ts';

const PICTURE_MS = 10 * 60_000;
/** Replicate ends any run after half an hour. */
const CLIP_MS = 30 * 60_000;

/** After how many ms a run that is paid by the second is ended, so that it cannot cost more than was set aside; null for others. */
export function paidUntilMs({ price }: CloudCard): number | null {
  const most = (price?.terms ?? []).flatMap(term => (term.per === 'run-second' && term.most ? [term.most] : []));
  return most.length === 0 ? null : Math.min(...most) * 1000;
}

/** How long a run of a model may take, in ms. */
export function deadlineOf(card: CloudCard): number {
  const usual = resultOf[card.kind] === 'video' ? CLIP_MS : PICTURE_MS;
  return Math.min(usual, paidUntilMs(card) ?? usual);
}
