import type { ReactNode } from 'react';
import { joinClasses } from './join-classes.ts';

/** What is not here yet, how it comes to be here, and the one thing to press. */
export interface EmptyStateProps {
  readonly title: string;
  readonly sentence: ReactNode;
  readonly action?: ReactNode;
  readonly illustration?: ReactNode;
  readonly className?: string | undefined;
}

/** Teaches the next step where there is nothing to show. */
export function EmptyState({ title, sentence, action, illustration, className }: EmptyStateProps) {
  return (
    <section
      className={joinClasses('mx-auto flex max-w-96 flex-col items-center gap-2 px-6 py-12 text-center', className)}
    >
      {illustration !== undefined && (
        <div aria-hidden className="mb-2 text-faint [&>svg]:size-10 [&>svg]:stroke-[1.25]">
          {illustration}
        </div>
      )}
      <h2 className="text-section font-semibold text-balance text-text">{title}</h2>
      <p className="text-body text-pretty text-second">{sentence}</p>
      {action !== undefined && <div className="mt-3">{action}</div>}
    </section>
  );
}
