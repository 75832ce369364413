import type { ReactNode } from 'react';

/** One fact: its name, and its value in words. */
export type Fact = { readonly name: string; readonly value: ReactNode };

/** Facts under one heading, name beside value. */
export function Facts({ heading, facts }: { readonly heading: string; readonly facts: readonly Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="font-medium text-meta text-second">{heading}</h3>
      <dl className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-4 gap-y-1">
        {facts.map(({ name, value }) => (
          <div key={name} className="contents">
            <dt className="text-second">{name}</dt>
            <dd className="min-w-0 select-text break-words tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
