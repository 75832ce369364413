import { type Figure, meetsGoal } from './bench.ts';

const round = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 4 });
const goalOf = ({ goal }: Figure): string =>
  goal ? ('atMost' in goal ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`) : '';

/** The figures of one bench as lines of text, the goal beside each figure and whether it is met. */
export function printTable(figures: readonly Figure[]): string[] {
  const cells = figures.map(figure => [
    figure.what,
    `${round(figure.value)} ${figure.unit}`,
    goalOf(figure),
    figure.goal ? (meetsGoal(figure) ? 'met' : 'MISSED') : '',
    figure.beside ?? '',
  ]);
  const widths = [0, 1, 2, 3].map(column => Math.max(...cells.map(row => row[column]?.length ?? 0)));
  return cells.map(row => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}
