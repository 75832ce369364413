import { sayCents } from '../../../backend/contract/money.ts';
import type { Standing } from '../../../backend/contract/spending.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';

/** How much of a cap is used up, in words: colour alone tells nobody who cannot see it. */
function sayLeft({ limitMicros, spentMicros, heldMicros }: Standing): string {
  const held = heldMicros === 0 ? '' : `${sayCents(heldMicros)} of it set aside for tasks on their way. `;
  if (limitMicros === null) return `${held}No cap.`;
  const left = limitMicros - spentMicros - heldMicros;
  if (left > 0) return `${held}${sayCents(left)} left.`;
  return `${held}Cap reached${left < 0 ? `, ${sayCents(-left)} over by what a cloud itself charged` : ''}: clouds wait.`;
}

type StandingMeterProps = { readonly title: string; readonly standing: Standing; readonly timeZone: string };

/** How a day or a month stands against its cap. */
export function StandingMeter({ title, standing, timeZone }: StandingMeterProps) {
  const { limitMicros, spentMicros, heldMicros, to } = standing;
  const used = spentMicros + heldMicros;
  const share = limitMicros === null ? undefined : limitMicros === 0 ? 1 : used / limitMicros;
  const words = sayLeft(standing);
  const ends = new Date(to).toLocaleString('en', {
    timeZone,
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  return (
    <section aria-label={title} className="flex flex-col gap-2 rounded-card border border-line bg-panel p-4">
      <h2 className="font-medium text-meta text-second">{title}</h2>
      <p className="tabular-nums">
        <span className="font-semibold text-page">{sayCents(used)}</span>
        {limitMicros !== null && <span className="text-second"> of {sayCents(limitMicros)}</span>}
      </p>
      {share !== undefined && (
        <ProgressBar
          label={`${title} against its cap`}
          value={share}
          words={`${sayCents(used)} of ${sayCents(limitMicros ?? 0)}`}
          tone={share >= 1 ? 'bad' : 'quiet'}
          className="h-1.5"
        />
      )}
      <p className="text-meta text-second tabular-nums">
        {words} Begins anew on {ends}.
      </p>
    </section>
  );
}
