import type { ReactNode } from 'react';

/** One named fact. */
export type Fact = readonly [name: string, value: ReactNode];

/** A part of the inspector under its title. */
export function FactSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2 border-t border-line px-4 py-3">
      <h3 className="text-meta font-medium text-second">{title}</h3>
      {children}
    </section>
  );
}

/** Facts with their names, one a line. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-3 gap-y-1.5 text-meta tabular-nums">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-faint">{name}</dt>
          <dd dir="auto" className="break-words text-text">
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
