import { useId } from 'react';
import { sayCents } from '../../../backend/contract/money.ts';
import type { Share } from '../../../backend/contract/spending.ts';

type ShareListProps = { readonly title: string; readonly shares: readonly Share[] };

/** What each of some places, models, projects or people came to, the dearest first. */
export function ShareList({ title, shares }: ShareListProps) {
  const id = useId();
  const most = Math.max(1, ...shares.map(({ micros }) => micros));
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2 rounded-card border border-line bg-panel p-4">
      <h2 id={id} className="font-medium text-meta text-second">
        {title}
      </h2>
      <ul className="flex flex-col gap-2.5">
        {shares.map(share => (
          <li key={share.id} className="flex flex-col gap-1">
            <span className="flex justify-between gap-3">
              <span className="min-w-0 truncate">{share.name}</span>
              <span className="shrink-0 text-second tabular-nums">
                {sayCents(share.micros)} · {share.tasks === 1 ? '1 task' : `${share.tasks.toLocaleString('en')} tasks`}
              </span>
            </span>
            <span aria-hidden className="h-1 overflow-hidden rounded-full bg-press">
              <span
                className="block h-full rounded-full bg-second"
                style={{ width: `${(share.micros / most) * 100}%` }}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
