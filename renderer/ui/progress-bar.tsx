import { joinClasses } from './join-classes.ts';

/** How far something is, from 0 to 1; undefined while that is not known. `words` says it for screen readers. */
export interface ProgressBarProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly words?: string | undefined;
  readonly tone?: 'accent' | 'quiet' | 'good' | 'bad' | undefined;
  readonly className?: string | undefined;
}

const TONES = { accent: 'bg-accent-mark', quiet: 'bg-second', good: 'bg-good', bad: 'bg-bad' } as const;

/** Shows how far something is. */
export function ProgressBar({ label, value, words, tone = 'quiet', className }: ProgressBarProps) {
  const share = value === undefined ? undefined : Math.min(1, Math.max(0, value));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === undefined ? undefined : Math.round(share * 100)}
      aria-valuetext={words}
      className={joinClasses('h-1 w-full overflow-hidden rounded-full bg-press', className)}
    >
      <div
        className={joinClasses(
          'h-full origin-left rounded-full',
          TONES[tone],
          share === undefined
            ? 'w-1/3 animate-seek motion-reduce:w-full motion-reduce:opacity-40'
            : 'w-full transition-transform',
        )}
        style={share === undefined ? undefined : { transform: `scaleX(${share})` }}
      />
    </div>
  );
}
