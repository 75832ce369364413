import { describeProblem } from '../../api/describe-problem.ts';
import { actOn } from '../../api/remedies.ts';
import { Button } from '../../ui/button.tsx';
import { useCreateTask } from './create-task.ts';
import { useDraft, useDrafts } from './draft-store.ts';
import { dismissRefused, useSendings } from './sending-store.ts';

/** Says that the last press was not taken and why, with the words it asked for kept. */
export function RefusedNote({ projectId }: { readonly projectId: string }) {
  const refused = useSendings(state => state.refused);
  const draft = useDraft(projectId);
  const restore = useDrafts(state => state.restore);
  const create = useCreateTask();
  if (refused === null || refused.sending.body.projectId !== projectId) return null;
  const { sending, problem } = refused;
  const { title, sentence, remedy } = describeProblem(problem);
  const mend = remedy?.kind === 'try-again' ? undefined : actOn(remedy, undefined);
  const changed = draft.values.prompt !== sending.body.parameters.prompt;
  const bringBack = () => {
    const { modelId, parameters: values, wording } = sending.body;
    restore(projectId, { modelId, values, ...(wording && { wording }) });
    dismissRefused();
  };
  return (
    <div role="alert" className="flex flex-col gap-2 rounded-card bg-bad-tint p-3">
      <p className="text-body font-medium text-text">Not sent: {title}</p>
      <p className="text-meta text-second">
        {sentence} {changed ? 'Its words are kept.' : 'Your words are still in the form.'}
      </p>
      <div className="flex flex-wrap gap-2">
        {mend && (
          <Button size="small" onClick={mend}>
            {remedy?.label}
          </Button>
        )}
        {/* What is refused always is refused the next time too. */}
        {problem.code !== 'content_refused' && (
          <Button size="small" onClick={() => create.mutate(sending)}>
            Try again
          </Button>
        )}
        {changed && (
          <Button size="small" onClick={bringBack}>
            Put its words in the form
          </Button>
        )}
        <Button size="small" variant="ghost" onClick={dismissRefused}>
          Dismiss
        </Button>
      </div>
    </div>
  );
}
