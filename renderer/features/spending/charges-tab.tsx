import { Receipt } from 'lucide-react';
import { useState } from 'react';
import { LANE_NAMES } from '../../../backend/contract/policy.ts';
import type { ChargeFilter, Share, SpendingPeriod, Summary } from '../../../backend/contract/spending.ts';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Select, type SelectOption } from '../../ui/select.tsx';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { Table } from '../../ui/table.tsx';
import { chargeColumns, STATE_NAMES } from './charge-columns.tsx';
import { useCharges } from './use-charges.ts';

const ALL = 'all';
type Narrowed = Omit<ChargeFilter, 'period'>;

type FilterProps = {
  readonly label: string;
  readonly all: string;
  readonly value: string | undefined;
  readonly options: readonly SelectOption<string>[];
  readonly onChange: (value: string | undefined) => void;
};

function Filter({ label, all, value, options, onChange }: FilterProps) {
  return (
    <Select<string>
      label={label}
      labelHidden
      size="small"
      className="min-w-36"
      value={value ?? ALL}
      groups={[{ options: [{ value: ALL, label: all }, ...options] }]}
      onValueChange={next => onChange(next === ALL ? undefined : next)}
    />
  );
}

const optionsOf = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
const ofShares = (shares: readonly Share[]) => shares.map(({ id, name }) => ({ value: id, label: name }));

type ChargesTabProps = {
  readonly period: SpendingPeriod;
  readonly by: Summary['by'];
  readonly filter: Narrowed;
  readonly onFilterChange: (filter: Narrowed) => void;
};

/** Each try on a cloud: what was set aside for it, what it came to, and the difference. */
export function ChargesTab({ period, by, filter, onFilterChange }: ChargesTabProps) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useCharges({ period, ...filter });
  const [all] = useState(() => ({ lane: optionsOf(LANE_NAMES), state: optionsOf(STATE_NAMES) }));
  const set = (name: keyof Narrowed) => (value: string | undefined) => {
    const { [name]: _, ...rest } = filter;
    onFilterChange(value === undefined ? rest : ({ ...rest, [name]: value } as Narrowed));
  };
  const rows = data?.pages.flatMap(({ charges }) => charges) ?? [];
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        <Filter label="Cloud" all="Every cloud" value={filter.lane} options={all.lane} onChange={set('lane')} />
        <Filter label="State" all="Every state" value={filter.state} options={all.state} onChange={set('state')} />
        <Filter
          label="Project"
          all="Every project"
          value={filter.projectId}
          options={ofShares(by.project)}
          onChange={set('projectId')}
        />
        <Filter
          label="Model"
          all="Every model"
          value={filter.modelId}
          options={ofShares(by.model)}
          onChange={set('modelId')}
        />
        <Filter
          label="Person"
          all="Everybody"
          value={filter.personId}
          options={ofShares(by.person)}
          onChange={set('personId')}
        />
      </div>
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <SpinnerWithWords words="Reading the ledger…" />
      ) : (
        <div className="overflow-x-auto rounded-card border border-line bg-panel">
          <Table
            caption="What was set aside for each try and what it came to"
            columns={chargeColumns}
            rows={rows}
            rowKey={({ attemptId }) => attemptId}
            empty={
              <EmptyState
                illustration={<Receipt />}
                title="No charges here"
                sentence="Every try on a cloud is listed: what was set aside before it was sent, what it came to, and the difference. Choose a longer time, or fewer filters."
              />
            }
          />
        </div>
      )}
      {hasNextPage && (
        <Button
          className="self-center"
          busy={isFetchingNextPage ? 'Reading…' : undefined}
          onClick={() => void fetchNextPage()}
        >
          Show older ones
        </Button>
      )}
    </div>
  );
}
