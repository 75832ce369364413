import type { ReactNode } from 'react';
import { joinClasses } from './join-classes.ts';

/** What a badge's colour means; the words say it too, since colour alone reaches nobody who cannot see it. */
export type BadgeTone = 'neutral' | 'accent' | 'good' | 'warn' | 'bad' | 'info';

/** A word or a count; `dot` puts a lamp before it. */
export interface BadgeProps {
  readonly children: ReactNode;
  readonly tone?: BadgeTone | undefined;
  readonly dot?: boolean | undefined;
  readonly icon?: ReactNode;
  readonly className?: string | undefined;
}

const TONES: Readonly<Record<BadgeTone, string>> = {
  neutral: 'bg-hover text-second',
  accent: 'bg-selected text-accent-text',
  good: 'bg-good-tint text-good',
  warn: 'bg-warn-tint text-warn',
  bad: 'bg-bad-tint text-bad',
  info: 'bg-info-tint text-info',
};

/** A short word about the state of what it stands beside. */
export function Badge({ children, tone = 'neutral', dot = false, icon, className }: BadgeProps) {
  return (
    <span
      className={joinClasses(
        'inline-flex h-5 shrink-0 items-center gap-1 rounded-[5px] px-1.5 text-meta font-medium whitespace-nowrap tabular-nums [&_svg]:size-3.5',
        TONES[tone],
        className,
      )}
    >
      {dot && <span aria-hidden className="mr-0.5 size-1.5 rounded-full bg-current" />}
      {icon}
      {children}
    </span>
  );
}
