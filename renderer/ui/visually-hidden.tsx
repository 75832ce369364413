import type { ComponentProps } from 'react';

/** Words for screen readers that nobody sees. */
export function VisuallyHidden(props: Omit<ComponentProps<'span'>, 'className'>) {
  return <span {...props} className="sr-only" />;
}
