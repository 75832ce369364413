import { create } from 'zustand';
import type { Project } from '../../backend/contract/studio.ts';

/** Which of the frame's dialogs is open; at most one is. */
export type FrameDialog =
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'project'; readonly project: Project | 'new' };

/** The open dialog of the frame, or null. */
export const useFrameDialog = create<{ readonly open: FrameDialog | null }>(() => ({ open: null }));

/** Opens one dialog in place of any other. */
export function openDialog(open: FrameDialog): void {
  useFrameDialog.setState({ open });
}

/** Closes whatever dialog of the frame is open. */
export function closeDialog(): void {
  useFrameDialog.setState({ open: null });
}

/** Asks for a new project's name, or another name of one. */
export function askForProject(project: Project | 'new'): void {
  openDialog({ kind: 'project', project });
}
