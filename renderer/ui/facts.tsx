import type { ReactNode } from 'react';

/** One fact: its name, and its value in words. */
export type Fact = readonly [name: string, value: ReactNode];

/** Facts, one a line, name beside value. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-3 gap-y-1.5 text-meta tabular-nums">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-second">{name}</dt>
          <dd dir="auto" className="min-w-0 select-text break-words text-text">
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Facts under one heading; nothing where there are none. */
export function Facts({ heading, facts }: { readonly heading: string; readonly facts: readonly Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="font-medium text-meta text-second">{heading}</h3>
      <FactList facts={facts} />
    </section>
  );
}
