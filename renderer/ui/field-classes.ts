import { joinClasses } from './join-classes.ts';

/** The look of a box that takes input: 28 or 32 px high, firm edge, red when what it holds cannot be used. */
export function fieldClasses(className?: string): string {
  return joinClasses(
    'w-full min-w-0 rounded-control border border-edge bg-field px-2 text-body text-text transition-colors',
    'hover:border-second aria-invalid:border-bad',
    'focus-visible:border-focus focus-visible:outline-1 focus-visible:-outline-offset-2 focus-visible:outline-focus',
    className,
  );
}
