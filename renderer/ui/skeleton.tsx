import { joinClasses } from './join-classes.ts';

/** Keeps the place of something that is on its way; it stays still, and the words of the wait stand elsewhere. */
export function Skeleton({ className }: { readonly className?: string | undefined }) {
  return <div aria-hidden className={joinClasses('rounded-control bg-hover', className)} />;
}
