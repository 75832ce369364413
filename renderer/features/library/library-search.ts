import type { GenerationKind } from '../../../backend/contract/models.ts';

/** What of the library is shown, as it stands in the address: words of the prompt, a kind, and the item that is open. */
export type LibrarySearch = {
  readonly q?: string | undefined;
  readonly kind?: GenerationKind | undefined;
  readonly open?: string | undefined;
};

/** Kept generations, or what is in the trash. */
export type LibraryView = 'kept' | 'trash';
