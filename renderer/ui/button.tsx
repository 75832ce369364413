import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClasses } from './button-classes.ts';
import { describeShortcut } from './format-shortcut.ts';
import { Kbd } from './kbd.tsx';
import { detectPlatform } from './platform.ts';
import { Spinner } from './spinner.tsx';
import { Tooltip } from './tooltip.tsx';

/** A button's looks and its two ways of not acting: `busy` says what is happening, `disabledReason` why it cannot. */
export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled' | 'aria-disabled' | 'aria-busy'> {
  readonly variant?: ButtonVariant | undefined;
  readonly size?: ButtonSize | undefined;
  readonly icon?: ReactNode;
  readonly shortcut?: string | undefined;
  readonly busy?: string | undefined;
  readonly disabledReason?: string | undefined;
}

/** A button that never dies silently: when it cannot act it stays focusable and says why. */
export function Button(props: ButtonProps) {
  const { variant, size, icon, shortcut, busy, disabledReason, className, children, onClick, ...rest } = props;
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
      {shortcut !== undefined && busy === undefined && (
        <Kbd silent shortcut={shortcut} className="-mr-1 ml-1 border-current/25 text-current/80" />
      )}
    </button>
  );
  return disabledReason === undefined ? button : <Tooltip content={disabledReason}>{button}</Tooltip>;
}
