import { z } from 'zod';

/** The parts of the page. */
export const PromptsTab = z.enum(['history', 'styles', 'negatives', 'wildcards']);
export type PromptsTab = z.infer<typeof PromptsTab>;

/** What of the page is shown, as it stands in the address: its part, the words looked for, which prompts, and the item that is open. */
export type PromptsSearch = {
  readonly tab?: PromptsTab | undefined;
  readonly q?: string | undefined;
  readonly starred?: true | undefined;
  /** Prompts of all projects, not of the one that is open alone. */
  readonly everywhere?: true | undefined;
  /** A style or a preset by its id, a wildcard by its name, or `NEW`. */
  readonly item?: string | undefined;
};

/** Stands in the place of an id for what is not there yet; no id and no name is written so. */
export const NEW = '~new';
