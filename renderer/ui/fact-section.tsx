import type { ReactNode } from 'react';

/** A part of the facts about something under its title, parted by a line from the part above. */
export function FactSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2 border-t border-line px-4 py-3">
      <h3 className="text-meta font-medium text-second">{title}</h3>
      {children}
    </section>
  );
}
