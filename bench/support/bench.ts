/** One line of what was measured: a figure, what it is held against, and the goal for it. */
export type Figure = {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What was measured beside it in the same run. */
  readonly beside?: string;
  /** The most, or the least, that the value should be; figures without one are there to be read beside the others. */
  readonly goal?: { readonly atMost: number } | { readonly atLeast: number };
};

/** A question that is answered by measuring; `run` gives the figures in the order to be read. */
export type Bench = { readonly name: string; readonly question: string; run(): Promise<Figure[]> };

/** Whether a figure meets its goal; true where there is none. */
export function meetsGoal({ value, goal }: Figure): boolean {
  if (!goal) return true;
  return 'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast;
}

/** The value below which half of them lie. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
