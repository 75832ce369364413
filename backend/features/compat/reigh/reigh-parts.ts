import type { Outside } from '../../../providers/fetch-outside.ts';
import type { CompatParts } from '../compat-parts.ts';
import type { TaskMappings } from './map-params.ts';
import type { SignsOfLife } from './signs-of-life.ts';

/** What the doors for Reigh's workers work with. */
export type ReighParts = CompatParts & {
  readonly mappings: TaskMappings;
  readonly signs: SignsOfLife;
  /** Where results may be fetched from that a worker names by their address. */
  readonly outside: Outside['allow'];
};
