/** Why a file was left as it was: its format has no place for words, it is signed and would no longer be, it is broken, or the recipe is too long for it. */
export type LeftBecause = 'format' | 'signed' | 'damaged' | 'too_long';

/** A file's bytes after its words were changed; where `left` is not null they are the same bytes as before. */
export type Rewritten = { readonly bytes: Buffer; readonly left: LeftBecause | null };
