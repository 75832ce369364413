import { formatShortcut } from './format-shortcut.ts';
import { joinClasses } from './join-classes.ts';
import { detectPlatform } from './platform.ts';

/** A shortcut such as `mod+k`; `silent` keeps it out of the name of the control that it stands in. */
export interface KbdProps {
  readonly shortcut: string;
  readonly silent?: boolean | undefined;
  readonly className?: string | undefined;
}

/** Shows a shortcut the way this keyboard labels it. */
export function Kbd({ shortcut, silent, className }: KbdProps) {
  return (
    <kbd
      aria-hidden={silent}
      className={joinClasses(
        'inline-flex h-4.5 shrink-0 items-center rounded-[4px] border border-line px-1 font-sans text-[0.6875rem] leading-none font-medium text-second tabular-nums',
        className,
      )}
    >
      {formatShortcut(shortcut, detectPlatform())}
    </kbd>
  );
}
