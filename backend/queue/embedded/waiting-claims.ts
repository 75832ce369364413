import type { WritableDb } from '../../db/handles.ts';

/** A claimer that waits; `serve` tries its claim again in the given transaction, and it leaves by itself once that is durable. */
export type WaitingClaim = { readonly lines: ReadonlySet<string>; readonly serve: (db: WritableDb) => void };

/** Claims that wait for a task, oldest first. */
export type WaitingClaims = {
  /** The returned function ends the wait. */
  add(claim: WaitingClaim): () => void;
  /** Serves those who take from one of these lines, in the transaction that brought the tasks: one commit, not two. */
  serve(db: WritableDb, lines: ReadonlySet<string>): void;
};

export function createWaitingClaims(): WaitingClaims {
  const waiting = new Set<WaitingClaim>();
  return {
    add: claim => {
      waiting.add(claim);
      return () => void waiting.delete(claim);
    },
    serve: (db, lines) => {
      for (const claim of waiting) if (!claim.lines.isDisjointFrom(lines)) claim.serve(db);
    },
  };
}
