import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { chargesUrl } from '../../../backend/contract/bytes.ts';
import type { ChargeFilter, SpendingPeriod } from '../../../backend/contract/spending.ts';
import { useApi } from '../../api/api-context.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { readSummary } from '../../api/reads.ts';
import { Button } from '../../ui/button.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { ChargesTab } from './charges-tab.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { PricesTab } from './prices-tab.tsx';
import { RulesTab } from './rules-tab.tsx';
import { PERIOD_NAMES } from './spending-reads.ts';
import { StandingMeter } from './standing-meter.tsx';

type View = 'overview' | 'charges' | 'rules' | 'prices';
const PERIODS = (['day', 'month', 'all'] as const).map(value => ({ value, label: PERIOD_NAMES[value] }));

/** Saves the charges of a filter as a file. */
function downloadCharges(filter: Partial<ChargeFilter>): void {
  const link = document.createElement('a');
  link.href = chargesUrl(filter);
  link.download = '';
  link.click();
}

/** What clouds cost and may cost: against the caps, by what it went for, try by try; and the rules for all of that. */
export function SpendingPage({ projectId }: { readonly projectId: string }) {
  const [view, setView] = useState<View>('overview');
  const [period, setPeriod] = useState<SpendingPeriod>('month');
  const [filter, setFilter] = useState<Omit<ChargeFilter, 'period'>>({});
  const { data: summary, error, refetch } = useQuery(readSummary(useApi(), period));
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  return (
    <div className="h-full overflow-y-auto [scrollbar-gutter:stable]">
      <div className="mx-auto flex max-w-300 flex-col gap-4 px-6 py-6">
        <header className="flex flex-wrap items-start justify-between gap-4">
          <div>
            <h1 className="font-semibold text-page">Spending</h1>
            <p className="text-second">What clouds cost, and what they may.</p>
          </div>
          <span className="flex items-center gap-2">
            <SegmentedControl<SpendingPeriod>
              label="Period"
              value={period}
              onValueChange={setPeriod}
              segments={PERIODS}
            />
            <Button icon={<Download />} onClick={() => downloadCharges({ period, ...filter })}>
              CSV
            </Button>
          </span>
        </header>
        {summary ? (
          <>
            <div className="grid grid-cols-1 gap-4 min-[760px]:grid-cols-2">
              <StandingMeter title="Today" standing={summary.today} timeZone={summary.timeZone} />
              <StandingMeter title="This month" standing={summary.month} timeZone={summary.timeZone} />
            </div>
            <Tabs<View>
              label="Spending"
              value={view}
              onValueChange={setView}
              tabs={[
                {
                  value: 'overview',
                  label: 'Overview',
                  content: <OverviewTab summary={summary} onOpenRules={() => setView('rules')} />,
                },
                {
                  value: 'charges',
                  label: 'Charges',
                  content: <ChargesTab period={period} by={summary.by} filter={filter} onFilterChange={setFilter} />,
                },
                { value: 'rules', label: 'Rules and caps', content: <RulesTab projectId={projectId} /> },
                { value: 'prices', label: 'Prices', content: <PricesTab /> },
              ]}
            />
          </>
        ) : (
          <SpinnerWithWords words="Reading the ledger…" />
        )}
      </div>
    </div>
  );
}
