import { z } from 'zod';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { Intensity, MANY_MOST } from '../../../../backend/contract/enhancements.ts';

const EnhancePrefs = z.object({
  intensity: Intensity.catch('medium'),
  /** The writer's temperature; null is the template's own. */
  creativity: z.number().min(0).max(2).nullable().catch(null),
  /** Null is the studio's default writer. */
  writerId: z.string().nullable().catch(null),
  /** How many prompts one idea becomes. */
  count: z.int().min(1).max(MANY_MOST).catch(6),
});

/** How a person wants a project's words to be written on. */
export type EnhancePrefs = z.infer<typeof EnhancePrefs>;

const USUAL: EnhancePrefs = { intensity: 'medium', creativity: null, writerId: null, count: 6 };

/** The names of the temperatures that are offered, from words that are nearly foreseen to words that stray. */
export const CREATIVITY: readonly { readonly value: number; readonly label: string }[] = [
  { value: 0.4, label: 'Predictable' },
  { value: 0.6, label: 'Careful' },
  { value: 0.8, label: 'Balanced' },
  { value: 1, label: 'Inventive' },
  { value: 1.2, label: 'Wild' },
];

/** The wishes of all projects; they outlive a reload. */
const usePrefs = create<{ readonly projects: Readonly<Record<string, EnhancePrefs>> }>()(
  persist(() => ({ projects: {} }), {
    name: 'dailies.enhance',
    merge: (stored, current) => {
      const read = z.object({ projects: z.record(z.string(), EnhancePrefs) }).safeParse(stored);
      return read.success ? read.data : current;
    },
  }),
);

/** What is wished for in one project. */
export const useEnhancePrefs = (projectId: string): EnhancePrefs =>
  usePrefs(({ projects }) => projects[projectId] ?? USUAL);

/** Changes a wish of one project. */
export function setEnhancePrefs(projectId: string, change: Partial<EnhancePrefs>): void {
  usePrefs.setState(({ projects }) => ({
    projects: { ...projects, [projectId]: { ...USUAL, ...projects[projectId], ...change } },
  }));
}

/** Forgets all wishes. */
export const forgetEnhancePrefs = (): void => void usePrefs.setState({ projects: {} });
