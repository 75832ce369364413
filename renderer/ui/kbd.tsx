import { formatShortcut } from './format-shortcut.ts';
import { joinClasses } from './join-classes.ts';
import { detectPlatform } from './platform.ts';

/** A shortcut such as `mod+k`, and a class where it stands on a coloured surface. */
export interface KbdProps {
  readonly shortcut: string;
  readonly className?: string | undefined;
}

/** Shows a shortcut the way this keyboard labels it. */
export function Kbd({ shortcut, className }: KbdProps) {
  return (
    <kbd
      className={joinClasses(
        'inline-flex h-4.5 shrink-0 items-center rounded-[4px] border border-line px-1 font-sans text-[0.6875rem] leading-none font-medium text-second tabular-nums',
        className,
      )}
    >
      {formatShortcut(shortcut, detectPlatform())}
    </kbd>
  );
}
