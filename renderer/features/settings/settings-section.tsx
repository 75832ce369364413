import { type ReactNode, useId } from 'react';

/** Settings that belong together, under their heading. */
export function SettingsSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4 rounded-card border border-line bg-panel p-4">
      <h2 id={id} className="font-semibold text-section">
        {title}
      </h2>
      {children}
    </section>
  );
}
