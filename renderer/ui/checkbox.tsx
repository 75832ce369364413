import { Check, Minus } from 'lucide-react';
import { Checkbox as Radix } from 'radix-ui';
import { ToggleRow, type ToggleWords } from './toggle-row.tsx';

/** A choice in a form or a list; `mixed` stands for some of many. */
export interface CheckboxProps extends ToggleWords {
  readonly checked: boolean | 'mixed';
  readonly onCheckedChange: (checked: boolean) => void;
}

/** Marks a choice, or some of many. */
export function Checkbox({ checked, onCheckedChange, ...words }: CheckboxProps) {
  return (
    <ToggleRow {...words} end={false}>
      {wiring => (
        <Radix.Root
          {...wiring}
          checked={checked === 'mixed' ? 'indeterminate' : checked}
          onCheckedChange={next => words.disabledReason === undefined && onCheckedChange(next === true)}
          className="mt-0.5 flex size-4 shrink-0 cursor-default items-center justify-center rounded-[4px] border border-edge bg-field transition-colors data-[state=checked]:border-text data-[state=checked]:bg-text data-[state=indeterminate]:border-text data-[state=indeterminate]:bg-text aria-disabled:opacity-50"
        >
          <Radix.Indicator className="text-ground [&_svg]:size-3 [&_svg]:stroke-3">
            {checked === 'mixed' ? <Minus /> : <Check />}
          </Radix.Indicator>
        </Radix.Root>
      )}
    </ToggleRow>
  );
}
