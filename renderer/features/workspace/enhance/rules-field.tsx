import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { create } from 'zustand';
import { useApi } from '../../../api/api-context.tsx';
import { readPromptRules } from '../../../api/prompt-reads.ts';
import { keys } from '../../../api/query-keys.ts';
import { showProblem } from '../../../api/show-problem.ts';
import { problemIn, unwrap } from '../../../api/unwrap.ts';
import { announce } from '../../../ui/announce.ts';
import { Button } from '../../../ui/button.tsx';
import { TextArea } from '../../../ui/text-area.tsx';

const MOST_CHARACTERS = 2_000;

/** Rules as they are being typed, by project: they stand there still when the panel is opened again. */
const useTyped = create<{ readonly texts: Readonly<Record<string, string | undefined>> }>(() => ({ texts: {} }));
const setTyped = (projectId: string, text: string | undefined) =>
  useTyped.setState(({ texts }) => ({ texts: { ...texts, [projectId]: text } }));

/** What every writer is to remember in a project. */
export function RulesField({ projectId }: { readonly projectId: string }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const typed = useTyped(({ texts }) => texts[projectId]);
  const { data: kept, isError } = useQuery(readPromptRules(api, projectId));
  const remember = useMutation({
    mutationFn: (text: string) => unwrap(api.writePromptRules({ params: { id: projectId }, body: { text } })),
    onSuccess: ({ text }) => {
      queryClient.setQueryData(keys.promptRules(projectId), text);
      setTyped(projectId, undefined);
      announce(text === '' ? 'No rules are remembered any more.' : 'The rules are remembered.');
    },
    onError: error => showProblem(problemIn(error)),
  });
  const text = typed ?? kept ?? '';
  const unchanged = kept !== undefined && text.trim() === kept;
  return (
    <div className="flex flex-col items-start gap-2">
      <div className="w-full">
        <TextArea
          label="Rules for this project"
          hint={isError ? 'The rules could not be read.' : 'Every writer is told them, with every prompt.'}
          placeholder="Always 35 mm film. Never name a brand."
          rows={2}
          maxRows={6}
          maxLength={MOST_CHARACTERS}
          dir="auto"
          value={text}
          onValueChange={next => setTyped(projectId, next)}
        />
      </div>
      <Button
        size="small"
        busy={remember.isPending ? 'Remembering…' : undefined}
        disabledReason={unchanged ? 'They are remembered as they stand here.' : undefined}
        onClick={() => remember.mutate(text)}
      >
        Remember these rules
      </Button>
    </div>
  );
}
