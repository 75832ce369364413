import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Enhancement, NewEnhancement, Verdict } from '../../../../backend/contract/enhancements.ts';
import type { Problem } from '../../../../backend/contract/problem.ts';
import { useApi } from '../../../api/api-context.tsx';
import { readEnhancement } from '../../../api/prompt-reads.ts';
import { keys } from '../../../api/query-keys.ts';
import { problemIn, unwrap } from '../../../api/unwrap.ts';
import { useEnhancement } from '../../../api/use-enhancement.ts';
import { announce } from '../../../ui/announce.ts';
import { findUndoable, useDrafts } from '../draft-store.ts';
import type { GenerateFormState } from '../use-generate-form.ts';
import { useEnhancePrefs } from './enhance-prefs.ts';
import { sayEnded } from './say-ended.ts';

/** What a writer is asked for; what is left out is as it was wished for in this project. */
export type Asked = Pick<NewEnhancement, 'purpose'> &
  Partial<Pick<NewEnhancement, 'instruction' | 'writerId' | 'seed'>>;

/** The seed of the first try: the same words have the same answer, which is there at once when they are asked for again. */
const FIRST_SEED = 0;

/** What a writer makes of the words of a form: how to ask for it, and what to do with it. */
export function useEnhancer({ projectId, model, draft }: GenerateFormState) {
  const api = useApi();
  const queryClient = useQueryClient();
  const prefs = useEnhancePrefs(projectId);
  const { setWriting, keepWords, undoWords } = useDrafts.getState();
  const enhancement = useEnhancement(draft.writing);
  const reading = useQuery({ ...readEnhancement(api, draft.writing ?? ''), enabled: draft.writing !== null });
  const words = typeof draft.values.prompt === 'string' ? draft.values.prompt : '';
  const note = (known: Enhancement) => queryClient.setQueryData(keys.enhancement(known.id), known);

  // A verdict is only counted: where it does not arrive, nothing is amiss for the person.
  const { mutate: judge } = useMutation({
    mutationFn: ({ id, verdict }: { readonly id: string; readonly verdict: Verdict }) =>
      unwrap(api.judgeEnhancement({ params: { id }, body: { verdict } })),
    onSuccess: note,
  });
  const { mutate: cancel } = useMutation({
    mutationFn: (id: string) => unwrap(api.cancelEnhancement({ params: { id } })),
    onSuccess: note,
  });
  /** Lets go of what stands there now, unkept. */
  const letGo = () => {
    if (enhancement?.state === 'writing') cancel(enhancement.id);
    else if (enhancement?.state === 'done' && enhancement.verdict === null)
      judge({ id: enhancement.id, verdict: 'undone' });
    setWriting(projectId, null);
  };
  const dropped = useRef(false);
  const start = useMutation({
    mutationFn: (asked: Asked) => {
      const { count, ...wishes } = prefs;
      const body = { projectId, modelId: model?.id ?? '', text: words, ...wishes, ...asked };
      return unwrap(api.startEnhancement({ body: asked.purpose === 'many' ? { ...body, count } : body }));
    },
    onMutate: () => {
      dropped.current = false;
      letGo();
    },
    onSuccess: begun => {
      if (dropped.current) return cancel(begun.id);
      note(begun);
      setWriting(projectId, begun.id);
    },
    onError: error => announce(`Nothing was written: ${problemIn(error).message}`, 'assertive'),
  });

  useAnnounced(enhancement);
  const gone = reading.error !== null && problemIn(reading.error).code === 'not_found';
  useEffect(() => {
    // It was written before the studio was given another folder, or was forgotten there: so it is here.
    if (gone) setWriting(projectId, null);
  }, [gone, projectId, setWriting]);

  const problem: Problem | null =
    start.error !== null && draft.writing === null
      ? problemIn(start.error)
      : reading.error !== null && enhancement === undefined && !gone
        ? problemIn(reading.error)
        : (enhancement?.problem ?? null);
  const undoable = findUndoable(draft);
  return {
    words,
    enhancement: start.isPending ? undefined : enhancement,
    /** It was asked for and has not begun. */
    asking: start.isPending || (draft.writing !== null && enhancement === undefined && problem === null),
    writing: start.isPending || enhancement?.state === 'writing',
    problem: start.isPending ? null : problem,
    /** What failed, to be asked for once more or in another way. */
    failed: findFailed(start.isError ? start.variables : undefined, enhancement),
    /** Whether there is anything to be seen of it. */
    shown: start.isPending || draft.writing !== null || problem !== null,
    undoable,
    start: (asked: Asked) => {
      if (!start.isPending) start.mutate({ seed: FIRST_SEED, ...asked });
    },
    stop: () => enhancement && cancel(enhancement.id),
    keep: (verdict: Exclude<Verdict, 'undone'>, kept: string) => {
      if (enhancement === undefined) return;
      keepWords(projectId, enhancement, kept);
      judge({ id: enhancement.id, verdict });
    },
    /** Notes that what was written was used, though not in place of the words. */
    noteUsed: () => enhancement?.verdict === null && judge({ id: enhancement.id, verdict: 'kept' }),
    /** Puts away what was used. */
    close: () => setWriting(projectId, null),
    dismiss: () => {
      dropped.current = start.isPending;
      start.reset();
      letGo();
    },
    undo: () => {
      const { enhancementId } = draft.wording;
      if (undoable === undefined) return;
      undoWords(projectId);
      if (enhancementId !== null) judge({ id: enhancementId, verdict: 'undone' });
      announce('The words are as they were before.');
    },
  };
}

/** What the parts of the enhancer share. */
export type Enhancer = ReturnType<typeof useEnhancer>;

function findFailed(refused: Asked | undefined, enhancement: Enhancement | undefined): Asked | null {
  if (refused !== undefined) return refused;
  if (enhancement === undefined) return null;
  const { purpose, instruction, writer } = enhancement;
  return { purpose, instruction, writerId: writer.id };
}

/** Says once that a writer has begun, and how it ended, and nothing of the words between. */
function useAnnounced(enhancement: Enhancement | undefined): void {
  const said = useRef('');
  useEffect(() => {
    if (enhancement === undefined) return;
    const now = `${enhancement.id} ${enhancement.state}`;
    if (said.current === now) return;
    said.current = now;
    announce(sayEnded(enhancement), enhancement.state === 'failed' ? 'assertive' : 'polite');
  }, [enhancement]);
}
