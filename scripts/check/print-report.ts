import type { StepResult } from './run-steps.ts';
import type { Step } from './step.ts';

/** The line that stands while a step runs, padded so that outcomes line up. */
export function describeStart(step: Step): string {
  return `${step.name} `.padEnd(20, '.');
}

/** What is added when a step has ended: outcome, time, tests counted, and what it has to say. */
export function describeEnd({ outcome, ms }: StepResult): string {
  const time = `${(ms / 1000).toFixed(1)} s`;
  switch (outcome.is) {
    case 'passed': {
      const count = outcome.passed > 1 ? `, ${outcome.passed} tests` : '';
      return [` passed, ${time}${count}`, ...outcome.notes.map(note => `  ${note}`)].join('\n');
    }
    case 'failed':
      return ` FAILED, ${time}, ${outcome.failed} failed\n${indent(outcome.why)}`;
    case 'left out':
      return [` left out: ${outcome.why}`, ...outcome.notes.map(note => `  ${note}`)].join('\n');
    default:
      return outcome satisfies never;
  }
}

/** The closing lines: what failed, what was left out and why, and last `N passed, N failed`. */
export function describeTotal(results: readonly StepResult[]): string {
  const lines: string[] = [];
  const totals = { passed: 0, failed: 0 };
  for (const { step, outcome } of results) {
    if (outcome.is === 'failed') lines.push(`Failed: ${step.name}`);
    if (outcome.is === 'left out') lines.push(`Left out: ${step.name}, because ${outcome.why}`);
    if (outcome.is !== 'left out') totals.passed += outcome.passed;
    if (outcome.is === 'failed') totals.failed += outcome.failed;
  }
  return [...lines, `${totals.passed} passed, ${totals.failed} failed`].join('\n');
}

function indent(text: string): string {
  return text
    .split('\n')
    .map(line => `  ${line}`)
    .join('\n');
}
