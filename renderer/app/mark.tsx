import { joinClasses } from '../ui/join-classes.ts';

/** The sign of the house: a frame of film with a lit lamp. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={joinClasses('size-6', className)}>
      <rect
        x="3"
        y="5"
        width="26"
        height="22"
        rx="5"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        className="text-edge"
      />
      <path
        d="M8 9.5v0M8 16v0M8 22.5v0M24 9.5v0M24 16v0M24 22.5v0"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinecap="round"
        className="text-edge"
      />
      <circle cx="16" cy="16" r="4.5" fill="currentColor" className="text-accent" />
    </svg>
  );
}
