import { Switch as Radix } from 'radix-ui';
import { ToggleRow, type ToggleWords } from './toggle-row.tsx';

/** A setting that acts at once. */
export interface SwitchProps extends ToggleWords {
  readonly checked: boolean;
  readonly onCheckedChange: (checked: boolean) => void;
}

/** Turns a setting on or off, at once. */
export function Switch({ checked, onCheckedChange, ...words }: SwitchProps) {
  return (
    <ToggleRow {...words} end>
      {wiring => (
        <Radix.Root
          {...wiring}
          checked={checked}
          onCheckedChange={next => words.disabledReason === undefined && onCheckedChange(next)}
          className="relative mt-0.5 h-4.5 w-8 shrink-0 cursor-default rounded-full border border-edge bg-field transition-colors data-[state=checked]:border-text data-[state=checked]:bg-text aria-disabled:opacity-50"
        >
          <Radix.Thumb className="block size-3 translate-x-0.5 rounded-full bg-second transition-transform data-[state=checked]:translate-x-[1.0625rem] data-[state=checked]:bg-ground" />
        </Radix.Root>
      )}
    </ToggleRow>
  );
}
