import { type ClassValue, clsx } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

const mergeTailwind = extendTailwindMerge({
  override: {
    theme: {
      text: ['meta', 'body', 'section', 'page'],
      radius: ['control', 'card', 'dialog'],
      shadow: ['float'],
    },
  },
});

/** Joins class names; where two Tailwind utilities set the same property, the later one wins. */
export function joinClasses(...classes: readonly ClassValue[]): string {
  return mergeTailwind(clsx(classes));
}
