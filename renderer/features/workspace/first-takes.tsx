import { Clapperboard } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDrafts } from './draft-store.ts';

/** Words that show what a prompt can hold: subject, place, light, mood, palette and style. */
export const SAMPLE_PROMPT =
  'A lone lighthouse on a rocky coast at dawn, fog over the sea, warm light in the window, quiet mood, muted teal and amber, cinematic';

/** What stands in an empty workspace: how a take is made, and one button that begins it. */
export function FirstTakes({ projectId, onFilled }: { readonly projectId: string; readonly onFilled: () => void }) {
  const fill = () => {
    const { restore, setValue } = useDrafts.getState();
    // Where the former words came from goes with them.
    setValue(projectId, 'prompt', undefined);
    const draft = useDrafts.getState().drafts[projectId];
    restore(projectId, { ...draft, values: { ...draft?.values, prompt: SAMPLE_PROMPT } });
    onFilled();
  };
  return (
    <EmptyState
      title="Nothing made here yet"
      sentence="Write what you want to see, press Generate, and the takes come in here. Keep the good ones: they go to the library. The rest leaves by itself after some days."
      illustration={<Clapperboard />}
      action={<Button onClick={fill}>Fill in an example prompt</Button>}
    />
  );
}
