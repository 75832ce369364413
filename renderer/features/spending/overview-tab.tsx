import { Wallet } from 'lucide-react';
import { sayCents } from '../../../backend/contract/money.ts';
import type { Summary } from '../../../backend/contract/spending.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { sayDuration } from '../../ui/say-time.ts';
import { sayFallback } from './say-reason.ts';
import { ShareList } from './share-list.tsx';

function Words({ title, lines, note }: { title: string; lines: readonly string[]; note: string }) {
  if (lines.length === 0) return null;
  return (
    <section aria-label={title} className="flex flex-col gap-2 rounded-card border border-line bg-panel p-4">
      <h2 className="font-medium text-meta text-second">{title}</h2>
      <ul className="flex flex-col gap-1 tabular-nums">
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="text-meta text-faint">{note}</p>
    </section>
  );
}

type OverviewTabProps = { readonly summary: Summary; readonly onOpenRules: () => void };

/** Where the money of a period went, and why it went to clouds at all. */
export function OverviewTab({ summary, onOpenRules }: OverviewTabProps) {
  const { by, fallback, electricity } = summary;
  const current = electricity.map(
    ({ name, micros, runMs }) => `${name}: ${sayCents(micros)} for ${sayDuration(runMs)} of work`,
  );
  return (
    <div className="flex flex-col gap-4">
      {by.place.length === 0 ? (
        <EmptyState
          illustration={<Wallet />}
          title="No cloud was paid"
          sentence="Own machines cost nothing here. A cloud runs a task only where a project’s rules let it, or where you pick one of its models, and never past a cap."
          action={<Button onClick={onOpenRules}>Say when a cloud may help</Button>}
        />
      ) : (
        <>
          <Words
            title="What fallback cost"
            lines={fallback.map(sayFallback)}
            note="Tasks that own machines had not begun in the time that their project gives them."
          />
          <div className="grid grid-cols-1 items-start gap-4 min-[860px]:grid-cols-2">
            <ShareList title="By place" shares={by.place} />
            <ShareList title="By model" shares={by.model} />
            <ShareList title="By project" shares={by.project} />
            <ShareList title="By person" shares={by.person} />
          </div>
        </>
      )}
      <Words
        title="Electricity of own machines"
        lines={current}
        note="By the rates that you set for them. It is paid to no cloud and counts against no cap."
      />
    </div>
  );
}
