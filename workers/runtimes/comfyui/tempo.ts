/** How a run is watched; times in ms. */
export type Tempo = {
  /** A socket that has told nothing of the run for so long is not believed any more: the engine is asked. */
  readonly silenceMs: number;
  /** How often it is asked then. */
  readonly pollMs: number;
  /** How long an engine may be away, as during a restart, before a run is given up. */
  readonly absenceMs: number;
  /** How long a socket may take to open, and what lies between two tries. */
  readonly socketMs: number;
};

export const TEMPO: Tempo = { silenceMs: 30_000, pollMs: 2_000, absenceMs: 5 * 60_000, socketMs: 2_000 };
