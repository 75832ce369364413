import { joinClasses } from './join-classes.ts';

/** The surface of whatever floats over the page: menus, lists, popovers. */
export function floatClasses(className?: string): string {
  return joinClasses(
    'z-50 overflow-hidden rounded-card border border-line bg-raised text-body text-text shadow-float outline-none',
    'data-[state=open]:animate-rise data-[state=closed]:animate-vanish',
    className,
  );
}

/** A line of a menu or list, lit where the keyboard or the pointer is. */
export function itemClasses(tone: 'plain' | 'danger' = 'plain'): string {
  return joinClasses(
    'relative flex min-h-7 cursor-default items-center gap-2 rounded-control px-2 text-body outline-none select-none',
    'data-highlighted:bg-hover data-highlighted:outline-none data-[state=open]:bg-hover',
    // cmdk writes data-disabled="false" on what is not disabled, so the attribute alone says nothing.
    'data-[disabled=""]:text-faint aria-disabled:text-faint [&_svg]:size-4 [&_svg]:shrink-0',
    tone === 'danger' ? 'text-bad data-highlighted:bg-bad-tint' : '[&>svg]:text-second',
  );
}
