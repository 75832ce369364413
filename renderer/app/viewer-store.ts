import { z } from 'zod';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

const Viewer = z.object({ projectId: z.string().nullable(), onboarded: z.boolean() });

/** What this window remembers of the person before it. */
export type Viewer = z.infer<typeof Viewer>;

/** The project that is open and whether the first steps were shown, kept on this machine. */
export const useViewer = create<Viewer>()(
  persist((): Viewer => ({ projectId: null, onboarded: false }), {
    name: 'dailies.viewer',
    merge: (kept, current) => ({ ...current, ...Viewer.safeParse(kept).data }),
  }),
);

/** Opens a project in this window. */
export function openProject(projectId: string): void {
  useViewer.setState({ projectId });
}

/** Notes that the first steps were shown or skipped: they never come again. */
export function endOnboarding(): void {
  useViewer.setState({ onboarded: true });
}
