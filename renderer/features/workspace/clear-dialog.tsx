import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { useClearWorkspace } from './clear-workspace.ts';
import { useOverlays } from './view-store.ts';

/** Asks before the workspace is cleared, and says what becomes of everything in it. */
export function ClearDialog({ projectId }: { readonly projectId: string }) {
  const open = useOverlays(state => state.clearing);
  const clear = useClearWorkspace();
  const close = () => useOverlays.setState({ clearing: false });
  return (
    <AlertDialog
      open={open}
      onOpenChange={next => !next && close()}
      title="Clear the workspace?"
      description="Kept takes stay in the library. All others go to the trash, where they can be brought back. What is waiting or running goes on."
      confirmLabel="Clear workspace"
      danger
      busy={clear.isPending ? 'Clearing…' : undefined}
      onConfirm={() => clear.mutate(projectId, { onSettled: close })}
    />
  );
}
