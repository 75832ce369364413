import { joinClasses } from './join-classes.ts';

/** How loud a button is: one `primary` a view, `danger` only where something is lost. */
export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';

/** Control heights of 28, 32 and 40 px. */
export type ButtonSize = 'small' | 'medium' | 'large';

const VARIANTS: Readonly<Record<ButtonVariant, string>> = {
  primary: 'bg-accent text-accent-ink font-semibold hover:bg-accent-strong',
  secondary:
    'border border-line bg-raised text-text hover:border-edge hover:bg-[image:linear-gradient(var(--hover),var(--hover))]',
  ghost:
    'text-second hover:bg-hover hover:text-text active:bg-press data-[state=open]:bg-hover data-[state=open]:text-text',
  danger: 'bg-danger text-danger-ink font-semibold hover:bg-danger-strong',
};

const SIZES: Readonly<Record<ButtonSize, string>> = {
  small: 'h-7 px-2.5',
  medium: 'h-8 px-3',
  large: 'h-10 px-4',
};

/** The classes of a button, for a link that should look like one. */
export function buttonClasses(
  variant: ButtonVariant = 'secondary',
  size: ButtonSize = 'medium',
  className?: string,
): string {
  return joinClasses(
    'inline-flex shrink-0 cursor-default items-center justify-center gap-1.5 rounded-control text-body font-medium whitespace-nowrap select-none transition-colors [&_svg]:size-4 [&_svg]:shrink-0',
    'aria-disabled:opacity-50 aria-disabled:hover:bg-[image:none] aria-busy:opacity-80',
    VARIANTS[variant],
    SIZES[size],
    className,
  );
}
