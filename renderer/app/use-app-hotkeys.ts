import { useNavigate } from '@tanstack/react-router';
import { useHotkeys } from '../ui/use-hotkeys.ts';
import { closeDialog, openDialog, useFrameDialog } from './frame-dialogs.ts';
import { pages } from './pages.ts';
import { useSearchLibrary } from './search-library.ts';

/** The keys that work on every page. */
export function useAppHotkeys(): void {
  const navigate = useNavigate();
  const searchLibrary = useSearchLibrary();
  const togglePalette = () =>
    useFrameDialog.getState().open?.kind === 'palette' ? closeDialog() : openDialog({ kind: 'palette' });
  useHotkeys({ 'mod+k': togglePalette }, { whileTyping: true, overDialogs: true });
  useHotkeys({
    ...Object.fromEntries(pages.map(({ to, shortcut }) => [shortcut, () => void navigate({ to })])),
    '/': searchLibrary,
    '?': () => openDialog({ kind: 'shortcuts' }),
  });
}
