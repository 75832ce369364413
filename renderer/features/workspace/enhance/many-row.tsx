import { CornerLeftUp, X } from 'lucide-react';
import { describeProblem } from '../../../api/describe-problem.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import type { ManyRow as Row } from './many-store.ts';

type ManyRowProps = {
  readonly row: Row;
  readonly onChange: (change: Partial<Row>) => void;
  readonly onUse: () => void;
  readonly onRemove: () => void;
};

const hintOf = ({ state }: Row): string | undefined =>
  state === 'sent' ? 'Asked for' : state === 'sending' ? 'Asking…' : undefined;

/** One of many prompts, which can be changed, chosen, used alone or removed. */
export function ManyRow({ row, onChange, onUse, onRemove }: ManyRowProps) {
  const { id, text, chosen, state, problem } = row;
  const fixed = state === 'sent' || state === 'sending';
  const name = `Prompt ${id}`;
  return (
    <li className="flex flex-col gap-1">
      <div className="flex items-center gap-1">
        <div className="min-w-0 grow">
          {fixed ? (
            <p className="text-meta text-second">
              {name}. {hintOf(row)}
            </p>
          ) : (
            <Checkbox label={name} checked={chosen} onCheckedChange={next => onChange({ chosen: next })} />
          )}
        </div>
        {!fixed && (
          <>
            <IconButton size="small" label={`Use only prompt ${id}, in place of your words`} onClick={onUse}>
              <CornerLeftUp aria-hidden />
            </IconButton>
            <IconButton size="small" label={`Remove prompt ${id}`} onClick={onRemove}>
              <X aria-hidden />
            </IconButton>
          </>
        )}
      </div>
      <TextArea
        label={`Words of prompt ${id}`}
        labelHidden
        rows={2}
        maxRows={6}
        dir="auto"
        readOnly={fixed}
        value={text}
        error={problem === null ? undefined : `Not asked for. ${describeProblem(problem).sentence}`}
        // Other words are another press: one under the former key would be refused.
        onValueChange={next => onChange({ text: next, sending: null, problem: null, state: 'open' })}
      />
    </li>
  );
}
