import { RadioGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import { joinClasses } from './join-classes.ts';

/** One segment; with `labelHidden` its icon stands alone and the label is only its name. */
export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly labelHidden?: boolean | undefined;
}

/** Few choices side by side, of which one is always taken. */
export interface SegmentedControlProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onValueChange: (value: Value) => void;
  readonly segments: readonly Segment<Value>[];
  readonly fill?: boolean | undefined;
}

/** Picks one of a few choices that are all in view. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const { label, value, onValueChange, segments, fill = false } = props;
  const choose = (next: string) => {
    const segment = segments.find(candidate => candidate.value === next);
    if (segment !== undefined) onValueChange(segment.value);
  };
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      onValueChange={choose}
      orientation="horizontal"
      className={joinClasses(
        'inline-flex h-8 gap-0.5 rounded-control border border-line bg-field p-0.5',
        fill && 'flex w-full',
      )}
    >
      {segments.map(segment => (
        <RadioGroup.Item
          key={segment.value}
          value={segment.value}
          aria-label={segment.label}
          title={segment.labelHidden === true ? segment.label : undefined}
          className={joinClasses(
            'flex min-w-7 cursor-default items-center justify-center gap-1.5 rounded-[4px] px-2 text-body text-second select-none [&_svg]:size-4',
            'transition-colors hover:text-text data-[state=checked]:bg-press data-[state=checked]:font-medium data-[state=checked]:text-text data-[state=checked]:inset-ring data-[state=checked]:inset-ring-edge/70',
            fill && 'grow',
          )}
        >
          {segment.icon}
          {segment.labelHidden !== true && segment.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
