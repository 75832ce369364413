/** How long a writer may take, in ms, and how much it may say. */
export type Limits = {
  readonly connectMs: number;
  /** Until its first words, of its answer or of its thoughts; a model may have to be loaded first. */
  readonly firstMs: number;
  /** Between two stretches of its answer. */
  readonly silenceMs: number;
  readonly totalMs: number;
  /** For a list of its models. */
  readonly listMs: number;
  /** The most bytes of an answer, with all that is around its words. */
  readonly bytes: number;
  /** The most characters of what it writes. */
  readonly characters: number;
};

/** What writers are granted where nothing else is said. */
export const LIMITS: Limits = {
  connectMs: 10_000,
  firstMs: 180_000,
  silenceMs: 60_000,
  totalMs: 600_000,
  listMs: 15_000,
  bytes: 16 * 1024 * 1024,
  characters: 200_000,
};

/** Where a writer is, and how it is let in. */
export type Place = {
  /** As its owner calls it: all problems speak of it by that name. */
  readonly name: string;
  /** Without a slash at its end. */
  readonly address: string;
  /** It goes out with each request and appears nowhere else. */
  readonly key: string | null;
  /** Words given to it may leave the network. Where they may not, no connection leads out of it, whatever its name has come to mean. */
  readonly outside: boolean;
  readonly limits: Limits;
};
