import { Check, ChevronDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import { Field, type FieldWords } from './field.tsx';
import { fieldClasses } from './field-classes.ts';
import { joinClasses } from './join-classes.ts';
import { floatClasses, itemClasses } from './menu-classes.ts';

/** One choice; `detail` stands under it, `disabledReason` says why it cannot be taken now. */
export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly disabledReason?: string | undefined;
}

/** Choices under a heading, or without one. */
export interface SelectGroup<Value extends string> {
  readonly heading?: string | undefined;
  readonly options: readonly SelectOption<Value>[];
}

/** A choice of one from a list. */
export interface SelectProps<Value extends string> extends FieldWords {
  readonly value: Value | undefined;
  readonly onValueChange: (value: Value) => void;
  readonly groups: readonly SelectGroup<Value>[];
  readonly placeholder?: string | undefined;
  readonly size?: 'small' | 'medium' | undefined;
  readonly className?: string | undefined;
}

function OptionItem<Value extends string>({ option }: { readonly option: SelectOption<Value> }) {
  const detail = option.disabledReason ?? option.detail;
  return (
    <Radix.Item
      value={option.value}
      disabled={option.disabledReason !== undefined}
      className={joinClasses(itemClasses(), 'items-start py-1.5 pr-8 pl-2')}
    >
      <span className="flex min-w-0 flex-col">
        <Radix.ItemText>{option.label}</Radix.ItemText>
        {detail !== undefined && <span className="text-meta text-faint">{detail}</span>}
      </span>
      <Radix.ItemIndicator className="absolute right-2 text-accent-text">
        <Check className="size-4" />
      </Radix.ItemIndicator>
    </Radix.Item>
  );
}

/** Picks one value from a list that opens over the page. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const {
    label,
    labelHidden,
    hint,
    error,
    aside,
    value,
    onValueChange,
    groups,
    placeholder,
    size = 'medium',
    className,
  } = props;
  const known = groups.flatMap(group => group.options);
  const choose = (next: string) => {
    const option = known.find(candidate => candidate.value === next);
    if (option !== undefined) onValueChange(option.value);
  };
  return (
    <Field label={label} labelHidden={labelHidden} hint={hint} error={error} aside={aside}>
      {wiring => (
        <Radix.Root value={value ?? ''} onValueChange={choose}>
          <Radix.Trigger
            {...wiring}
            className={fieldClasses(
              joinClasses(
                'flex cursor-default items-center justify-between gap-2 data-placeholder:text-faint',
                size === 'small' ? 'h-7' : 'h-8',
                className,
              ),
            )}
          >
            <span className="truncate">
              <Radix.Value placeholder={placeholder} />
            </span>
            <ChevronDown aria-hidden className="size-4 shrink-0 text-faint" />
          </Radix.Trigger>
          <Radix.Portal>
            <Radix.Content
              position="popper"
              sideOffset={4}
              collisionPadding={8}
              className={floatClasses('min-w-(--radix-select-trigger-width)')}
            >
              <Radix.Viewport className="max-h-(--radix-select-content-available-height) p-1">
                {groups.map((group, place) => (
                  <Radix.Group key={group.heading ?? place}>
                    {group.heading !== undefined && (
                      <Radix.Label className="px-2 pt-2 pb-1 text-meta text-faint">{group.heading}</Radix.Label>
                    )}
                    {group.options.map(option => (
                      <OptionItem key={option.value} option={option} />
                    ))}
                  </Radix.Group>
                ))}
              </Radix.Viewport>
            </Radix.Content>
          </Radix.Portal>
        </Radix.Root>
      )}
    </Field>
  );
}
