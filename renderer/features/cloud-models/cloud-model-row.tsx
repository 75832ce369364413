import { Trash2 } from 'lucide-react';
import type { CloudModel } from '../../../backend/contract/cloud-models.ts';
import { LANE_NAMES } from '../../../backend/contract/policy.ts';
import type { BookedPrice } from '../../../backend/contract/price-book.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { sayBooked, sayRule } from './say-price.ts';

type RowProps = {
  readonly model: CloudModel;
  /** Undefined while its cloud has no key. */
  readonly booked: BookedPrice | undefined;
  /** Why the person may not change anything; undefined where they may. */
  readonly locked: string | undefined;
  readonly onPrice: () => void;
  readonly onRemove: () => void;
};

const lines = (words: readonly string[]) => (
  <ul>
    {words.map(line => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

/** A model of a cloud: what it is, what it costs, under which terms, and where all that was read. */
export function CloudModelRow({ model, booked, locked, onPrice, onRemove }: RowProps) {
  const { name, lane, about, providerId, providerVersion, price, licence, content, sources, added } = model;
  const costs = booked ? sayBooked(booked) : price && sayRule(price)[0];
  const closed = booked ? undefined : `Give the studio a key of ${LANE_NAMES[lane]} first.`;
  const facts: readonly Fact[] = [
    ['There called', providerVersion ? `${providerId}, version ${providerVersion.slice(0, 12)}` : providerId],
    ...(price ? [['Price', lines(sayRule(price))] as const] : []),
    [
      'Licence',
      licence
        ? `${licence.name}${licence.url ? ` (${licence.url})` : ''}`
        : 'Not known here: read its page before you sell what it makes',
    ],
    ...(content ? [['Content', content] as const] : []),
    ['Read from', lines(sources.map(({ what, url, takenOn }) => `${what.join(', ')}: ${url}, ${takenOn}`))],
  ];
  return (
    <li className="flex items-start gap-2 border-line border-t py-2 first:border-t-0">
      <div className="flex min-w-0 grow flex-col gap-0.5">
        <p className="flex flex-wrap items-center gap-2">
          <span className="min-w-0 truncate">{name}</span>
          <Badge>{LANE_NAMES[lane]}</Badge>
          {added && <Badge tone="info">Added</Badge>}
          {costs ? (
            <span className="text-meta text-second tabular-nums">{costs}</span>
          ) : (
            <Badge tone="warn">No price yet, so it does not run</Badge>
          )}
        </p>
        {about !== '' && <p className="text-meta text-second">{about}</p>}
        <details className="text-meta">
          <summary className="w-fit cursor-default text-second">Price, licence and sources</summary>
          <div className="mt-1 break-all">
            <Facts heading={name} facts={facts} />
          </div>
        </details>
      </div>
      <Button
        size="small"
        aria-label={`Set the price of ${name} at ${LANE_NAMES[lane]}`}
        disabledReason={locked ?? closed}
        onClick={onPrice}
      >
        Set price
      </Button>
      {added && (
        <IconButton label={`Remove ${name}`} size="small" disabledReason={locked} onClick={onRemove}>
          <Trash2 />
        </IconButton>
      )}
    </li>
  );
}
