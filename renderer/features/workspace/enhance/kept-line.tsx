import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../../api/api-context.tsx';
import { readEnhancement } from '../../../api/prompt-reads.ts';
import { Button } from '../../../ui/button.tsx';
import type { GenerateFormState } from '../use-generate-form.ts';
import { ComparedWords } from './proposal.tsx';
import type { Enhancer } from './use-enhancer.ts';

type KeptLineProps = { readonly state: GenerateFormState; readonly enhancer: Enhancer; readonly onUndo: () => void };

/** Says that the words in the prompt are a writer's, shows what became of the own ones, and takes them back. */
export function KeptLine({ state, enhancer, onUndo }: KeptLineProps) {
  const { original, enhancementId } = state.draft.wording;
  const [open, setOpen] = useState(false);
  const { data } = useQuery({
    ...readEnhancement(useApi(), enhancementId ?? ''),
    enabled: enhancementId !== null,
    refetchOnMount: false,
  });
  // What is asked for now is looked at alone.
  if (original === null || enhancer.shown) return null;
  const by = data === undefined ? 'Written on' : `Written on by ${data.writer.name}`;
  return (
    <section aria-label="Where the words come from" className="flex flex-col gap-2">
      <div className="flex items-center gap-1 text-meta text-second">
        <span className="min-w-0 grow truncate">
          {by}
          {enhancer.undoable === undefined && ', then by you'}
        </span>
        <Button size="small" variant="ghost" className="px-2" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Hide changes' : 'What changed'}
        </Button>
        {enhancer.undoable !== undefined && (
          <Button size="small" variant="ghost" className="px-2" onClick={onUndo}>
            Undo
          </Button>
        )}
      </div>
      {open && (
        <div className="flex flex-col gap-2 rounded-card border border-line p-3">
          <ComparedWords before={original} after={enhancer.words} />
        </div>
      )}
    </section>
  );
}
