import { useQuery } from '@tanstack/react-query';
import { Tag } from 'lucide-react';
import { useState } from 'react';
import { sayMoney } from '../../../backend/contract/money.ts';
import { LANE_NAMES } from '../../../backend/contract/policy.ts';
import type { BookedPrice } from '../../../backend/contract/price-book.ts';
import { useApi } from '../../api/api-context.tsx';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { sayMoment } from '../../ui/say-time.ts';
import { SpinnerWithWords } from '../../ui/spinner-with-words.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { ElectricitySection } from './electricity-section.tsx';
import { PriceDialog } from './price-dialog.tsx';
import { readPrices } from './spending-reads.ts';

function Source({ source }: Pick<BookedPrice, 'source'>) {
  switch (source.by) {
    case 'nobody':
      return <Badge tone="warn">Nobody knows it: nothing is spent</Badge>;
    case 'person':
      return (
        <span>
          {source.name}, since {sayMoment(source.since)}
        </span>
      );
    case 'card':
      return (
        <span className="flex flex-col">
          <span>Its card{source.takenOn && `, read on ${source.takenOn}`}</span>
          {source.page && (
            <a href={source.page} target="_blank" rel="noreferrer" className="truncate text-meta text-info underline">
              {new URL(source.page).hostname}
            </a>
          )}
        </span>
      );
    default:
      return source satisfies never;
  }
}

function sayPrice({ usualMicros, atMostMicros, source }: BookedPrice): string {
  if (usualMicros === null && atMostMicros === null) return source.by === 'nobody' ? '' : 'By what it is given';
  if (atMostMicros === null || usualMicros === atMostMicros) return sayMoney(usualMicros ?? 0);
  return usualMicros === null
    ? `up to ${sayMoney(atMostMicros)}`
    : `${sayMoney(usualMicros)}–${sayMoney(atMostMicros)}`;
}

const columnsFor = (onSet: (price: BookedPrice) => void): TableColumn<BookedPrice>[] => [
  {
    id: 'model',
    heading: 'Model',
    className: 'py-1.5',
    cell: ({ name, lane }) => (
      <span className="flex flex-col">
        <span>{name}</span>
        <span className="text-meta text-second">{LANE_NAMES[lane]}</span>
      </span>
    ),
  },
  { id: 'source', heading: 'Who says so', cell: ({ source }) => <Source source={source} /> },
  { id: 'price', heading: 'As it comes', numeric: true, cell: sayPrice },
  {
    id: 'set',
    heading: '',
    numeric: true,
    cell: price => (
      <Button size="small" aria-label={`Set the price of ${price.name}`} onClick={() => onSet(price)}>
        Set price
      </Button>
    ),
  },
];

/** What each model of a cloud costs, and what own machines draw. */
export function PricesTab() {
  const { data, error, refetch } = useQuery(readPrices(useApi()));
  const [asked, setAsked] = useState<BookedPrice>();
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <SpinnerWithWords words="Reading the price book…" />;
  return (
    <div className="flex flex-col gap-4">
      <div className="overflow-x-auto rounded-card border border-line bg-panel">
        <Table
          caption="What each model of a cloud costs"
          columns={columnsFor(setAsked)}
          rows={data}
          rowKey={({ modelId, lane }) => `${lane} ${modelId}`}
          empty={
            <EmptyState
              illustration={<Tag />}
              title="No cloud has a model here yet"
              sentence="As soon as one has, its price stands here with the page and the day it was read; what has no price yet waits for yours."
            />
          }
        />
      </div>
      <ElectricitySection />
      {asked && <PriceDialog price={asked} onDone={() => setAsked(undefined)} />}
    </div>
  );
}
