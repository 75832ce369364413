import { z } from 'zod';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { MANY_MOST } from '../../../backend/contract/enhancements.ts';

const Wish = z.object({
  text: z.string(),
  instruction: z.string(),
  count: z.int().min(1).max(MANY_MOST),
  modelId: z.string().nullable(),
  writerId: z.string().nullable(),
  seed: z.int().nullable(),
});

/** What templates are tried with: the same for all of them, so that two can be compared. */
export type TrialWish = z.infer<typeof Wish>;

const FIRST: TrialWish = {
  text: 'a lighthouse at dawn, fog over the sea',
  instruction: 'make it night',
  count: 3,
  modelId: null,
  writerId: null,
  seed: null,
};

/** It outlives a reload. */
export const useTrialWish = create<TrialWish>()(
  persist(() => FIRST, {
    name: 'dailies.template-trial',
    merge: (kept, current) => ({ ...current, ...Wish.safeParse(kept).data }),
  }),
);

/** Changes what templates are tried with. */
export function holdTrialWish(change: Partial<TrialWish>): void {
  useTrialWish.setState(change);
}
