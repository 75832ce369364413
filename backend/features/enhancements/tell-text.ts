/** How often text is told, and stored, in ms. The first stretch is told at once. */
const TELL_MS = 30;
const STORE_MS = 1_000;

/** Where text goes as it is written. */
export type Ears = {
  /** Looks at all that has come before any more of it is told; raises what ends it. */
  readonly check: (written: string) => void;
  readonly tell: (from: number, text: string) => void;
  readonly store: (written: string) => void;
  /** What `check` raised while nobody waited for an answer. */
  readonly onRaised: (raised: unknown) => void;
};

/** Takes text as it comes. */
export type Teller = {
  hear(text: string): void;
  readonly written: () => string;
  /** Tells what is left, and ends all timers. Raises what `check` raises. */
  finish(): void;
  /** Ends all timers; nothing more is told. */
  drop(): void;
};

/** Gathers text, so that many stretches become few events and fewer writes. */
export function createTeller({ check, tell, store, onRaised }: Ears): Teller {
  let written = '';
  let told = 0;
  let stored = 0;
  let telling: NodeJS.Timeout | null = null;
  let storing: NodeJS.Timeout | null = null;
  let over = false;

  const drop = () => {
    over = true;
    if (telling) clearTimeout(telling);
    if (storing) clearTimeout(storing);
  };
  const tellNow = () => {
    if (told === written.length) return;
    check(written);
    tell(told, written.slice(told));
    told = written.length;
  };
  const tellSafely = () => {
    try {
      tellNow();
      return true;
    } catch (raised) {
      drop();
      onRaised(raised);
      return false;
    }
  };
  const tellLater = () => {
    telling = setTimeout(() => {
      telling = null;
      if (told < written.length && tellSafely()) tellLater();
    }, TELL_MS);
  };
  const storeLater = () => {
    storing = setTimeout(() => {
      storing = null;
      stored = told;
      store(written.slice(0, told));
    }, STORE_MS);
  };

  return {
    hear: text => {
      if (over || text === '') return;
      written += text;
      if (!telling && tellSafely()) tellLater();
      if (!over && !storing && stored < written.length) storeLater();
    },
    written: () => written,
    finish: () => {
      if (!over) tellNow();
      drop();
    },
    drop,
  };
}
