import type { ComponentProps, MouseEvent } from 'react';
import { buttonClasses } from './button-classes.ts';
import { describeShortcut } from './format-shortcut.ts';
import { joinClasses } from './join-classes.ts';
import { detectPlatform } from './platform.ts';
import { Tooltip, type TooltipProps } from './tooltip.tsx';

/** A button that shows only an icon: `label` is its name and its tooltip, `pressed` makes it a toggle. */
export interface IconButtonProps
  extends Omit<ComponentProps<'button'>, 'disabled' | 'aria-label' | 'aria-pressed' | 'aria-disabled'> {
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly pressed?: boolean | undefined;
  readonly disabledReason?: string | undefined;
  readonly variant?: 'ghost' | 'secondary' | undefined;
  readonly size?: 'small' | 'medium' | undefined;
  readonly tooltipSide?: TooltipProps['side'];
}

/** A square button of 28 or 32 px with a name, a tooltip and its shortcut. */
export function IconButton(props: IconButtonProps) {
  const { label, shortcut, pressed, disabledReason, variant = 'ghost', size = 'medium', tooltipSide, ...rest } = props;
  const { className, onClick, ...attributes } = rest;
  const handleClick = (event: MouseEvent<HTMLButtonElement>) => {
    if (disabledReason === undefined) onClick?.(event);
    else event.preventDefault();
  };
  const content = disabledReason === undefined ? label : `${label}. ${disabledReason}`;
  return (
    <Tooltip content={content} shortcut={disabledReason === undefined ? shortcut : undefined} side={tooltipSide}>
      <button
        type="button"
        aria-keyshortcuts={shortcut === undefined ? undefined : describeShortcut(shortcut, detectPlatform())}
        {...attributes}
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={disabledReason !== undefined || undefined}
        aria-description={disabledReason ?? attributes['aria-description']}
        onClick={handleClick}
        className={buttonClasses(
          variant,
          size,
          joinClasses(
            size === 'small' ? 'w-7 px-0' : 'w-8 px-0',
            'aria-pressed:bg-selected aria-pressed:text-accent-text',
            className,
          ),
        )}
      />
    </Tooltip>
  );
}
