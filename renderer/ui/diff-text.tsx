import { useMemo } from 'react';
import { diffWords } from './diff-words.ts';
import { joinClasses } from './join-classes.ts';

/** Two versions of a text. */
export type DiffTextProps = {
  readonly before: string;
  readonly after: string;
  readonly className?: string | undefined;
};

/** A text with what came and what went marked in it, for eyes by line and colour, for screen readers by words. */
export function DiffText({ before, after, className }: DiffTextProps) {
  const parts = useMemo(() => diffWords(before, after), [before, after]);
  let from = 0;
  return (
    <p className={joinClasses('select-text whitespace-pre-wrap break-words', className)}>
      {parts.map(({ kind, text }) => {
        from += text.length;
        const key = `${kind} ${from}`;
        switch (kind) {
          case 'same':
            return <span key={key}>{text}</span>;
          case 'added':
            return (
              <ins key={key} className="rounded-[3px] bg-good-tint text-good underline decoration-1 underline-offset-2">
                <span className="sr-only"> added: </span>
                {text}
                <span className="sr-only"> end of what was added </span>
              </ins>
            );
          case 'removed':
            return (
              <del key={key} className="rounded-[3px] bg-bad-tint text-bad line-through">
                <span className="sr-only"> removed: </span>
                {text}
                <span className="sr-only"> end of what was removed </span>
              </del>
            );
          default:
            return kind satisfies never;
        }
      })}
    </p>
  );
}
