import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClasses } from './button-classes.ts';
import { describeShortcut } from './format-shortcut.ts';
import { Kbd } from './kbd.tsx';
import { detectPlatform } from './platform.ts';
import { Spinner } from './spinner.tsx';
import { Tooltip } from './tooltip.tsx';

/** A button's looks and its two ways of not acting: `busy` says what is happening, `disabledReason` why it cannot. A `tooltip` explains it while it can act, and shows the shortcut in its place. */
export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled' | 'aria-disabled' | 'aria-busy'> {
  readonly variant?: ButtonVariant | undefined;
  readonly size?: ButtonSize | undefined;
  readonly icon?: ReactNode;
  readonly shortcut?: string | undefined;
  readonly busy?: string | undefined;
  readonly disabledReason?: string | undefined;
  readonly tooltip?: string | undefined;
}

/** A button that never dies silently: when it cannot act it stays focusable and says why. */
export function Button(props: ButtonProps) {
  const { variant, size, icon, shortcut, busy, disabledReason, tooltip, ...others } = props;
  const { className, children, onClick, ...rest } = others;
  const idle = busy !== undefined || disabledReason !== undefined;
  const handleClick = (event: MouseEvent<HTMLButtonElement>) => {
    if (idle) event.preventDefault();
    else onClick?.(event);
  };
  const button = (
    <button
      type="button"
      aria-keyshortcuts={shortcut === undefined ? undefined : describeShortcut(shortcut, detectPlatform())}
      {...rest}
      aria-disabled={idle || undefined}
      aria-busy={busy !== undefined || undefined}
      aria-description={disabledReason ?? rest['aria-description']}
      onClick={handleClick}
      className={buttonClasses(variant, size, className)}
    >
      {busy === undefined ? icon : <Spinner />}
      {busy ?? children}
      {shortcut !== undefined && busy === undefined && tooltip === undefined && (
        <Kbd silent shortcut={shortcut} className="-mr-1 ml-1 border-current/25 text-current/80" />
      )}
    </button>
  );
  // A button that may be refused has its tooltip from the start: with a new parent it would be a new element, without the focus.
  const explained = 'disabledReason' in props || tooltip !== undefined;
  if (!explained) return button;
  return (
    <Tooltip content={disabledReason ?? tooltip} shortcut={disabledReason === undefined ? shortcut : undefined}>
      {button}
    </Tooltip>
  );
}
