import { joinClasses } from '../ui/join-classes.ts';

/** The sign of the house: the lamp of a projector and its light. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" fill="none" aria-hidden="true" className={joinClasses('size-6', className)}>
      <rect x="2" y="2" width="28" height="28" rx="7" className="fill-raised stroke-line" />
      <path d="M11 16 29.5 6.5a6.6 6.6 0 0 1 .5 2.5v14a6.6 6.6 0 0 1-.5 2.5Z" className="fill-accent opacity-25" />
      <circle cx="11" cy="16" r="5.5" className="fill-panel stroke-edge" />
      <circle cx="11" cy="16" r="3.6" className="fill-accent" />
    </svg>
  );
}
