import { joinClasses } from './join-classes.ts';
import { Spinner } from './spinner.tsx';

/** What is awaited, and about how long where that is known. */
export interface SpinnerWithWordsProps {
  readonly words: string;
  readonly detail?: string | undefined;
  readonly className?: string | undefined;
}

/** Says what a person is waiting for. */
export function SpinnerWithWords({ words, detail, className }: SpinnerWithWordsProps) {
  return (
    <output className={joinClasses('inline-flex items-center gap-2 text-body text-second', className)}>
      <Spinner />
      <span>{words}</span>
      {detail !== undefined && <span className="text-faint">{detail}</span>}
    </output>
  );
}
