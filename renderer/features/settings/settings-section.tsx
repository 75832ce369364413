import { type ReactNode, useEffect, useId, useRef } from 'react';
import { toSectionId } from './section-id.ts';

/** Settings that belong together, under their heading; where the address names them, they are brought into view. */
export function SettingsSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (window.location.hash !== `#${toSectionId(title)}`) return;
    heading.current?.closest('section')?.scrollIntoView({ block: 'start' });
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <section
      aria-labelledby={id}
      className="flex scroll-mt-6 flex-col gap-4 rounded-card border border-line bg-panel p-4"
    >
      <h2 id={id} ref={heading} tabIndex={-1} className="font-semibold text-section">
        {title}
      </h2>
      {children}
    </section>
  );
}
