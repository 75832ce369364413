import { useState } from 'react';
import type { Enhancement } from '../../../../backend/contract/enhancements.ts';
import { Button } from '../../../ui/button.tsx';
import type { GenerateFormState } from '../use-generate-form.ts';
import { useGenerateMany } from './generate-many.ts';
import { ManyRow } from './many-row.tsx';
import { changeRow, readRows, useRows, writeRows } from './many-store.ts';

type ManyListProps = {
  readonly state: GenerateFormState;
  readonly enhancement: Enhancement;
  /** `changed` where somebody has written in it. */
  readonly onUse: (words: string, changed: boolean) => void;
  /** Some or all were asked for. */
  readonly onAsked: () => void;
  /** All of them were asked for: there is nothing left to decide. */
  readonly onDone: () => void;
  readonly onAgain: () => void;
  readonly onDiscard: () => void;
};

/** The prompts that one idea became, to be changed, chosen, and asked for each as a batch of its own. */
export function ManyList({ state, enhancement, onUse, onAsked, onDone, onAgain, onDiscard }: ManyListProps) {
  const { projectId, results } = state;
  const of = { projectId, enhancementId: enhancement.id, prompts: enhancement.prompts };
  const rows = useRows(of);
  const [busy, setBusy] = useState(false);
  const generateMany = useGenerateMany(state, enhancement, of);
  const open = rows.filter(row => row.state !== 'sent');
  const chosen = open.filter(row => row.chosen && row.text.trim() !== '');
  const blocked = state.reasons.filter(({ field }) => field !== 'prompt').map(({ text }) => text);
  const disabledReason = chosen.length === 0 ? 'Choose at least one prompt.' : blocked.join(' ') || undefined;

  const generate = async () => {
    setBusy(true);
    const { asked } = await generateMany();
    setBusy(false);
    if (asked > 0) onAsked();
    if (readRows(of).every(row => row.state === 'sent')) onDone();
  };
  const remove = (id: string) => {
    const left = rows.filter(row => row.id !== id);
    writeRows(of, left);
    if (left.length === 0) onDiscard();
  };
  return (
    <section aria-label="Prompts from this idea" className="flex flex-col gap-3 rounded-card border border-line p-3">
      <p className="text-meta text-second">
        {rows.length} {rows.length === 1 ? 'prompt' : 'prompts'} from your idea, by {enhancement.writer.name}.
      </p>
      <ol className="-mx-1 flex max-h-[min(20rem,40vh)] flex-col gap-3 overflow-y-auto px-1">
        {rows.map(row => (
          <ManyRow
            key={row.id}
            row={row}
            onChange={change => changeRow(of, row.id, change)}
            onUse={() => onUse(row.text, row.text !== enhancement.prompts[Number(row.id) - 1])}
            onRemove={() => remove(row.id)}
          />
        ))}
      </ol>
      {results !== null && (
        <p className="text-meta text-faint">Each makes {results}; the time and price below are for one.</p>
      )}
      <div className="flex flex-wrap gap-1.5">
        <Button
          size="small"
          busy={busy ? 'Asking…' : undefined}
          disabledReason={disabledReason}
          onClick={() => void generate()}
        >
          {chosen.length === rows.length ? `Generate all ${rows.length}` : `Generate the ${chosen.length} chosen`}
        </Button>
        <Button size="small" variant="ghost" onClick={onAgain}>
          Again
        </Button>
        <Button size="small" variant="ghost" onClick={onDiscard}>
          Discard
        </Button>
      </div>
    </section>
  );
}
