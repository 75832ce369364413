import { commandStep } from '../check/command-step.ts';

/** No lint finding, not even a warning, and imports are in order. */
export const lintStep = commandStep('lint', 'no lint finding, and imports in order', [
  {
    package: '@biomejs/biome',
    program: 'biome',
    args: ['check', '--formatter-enabled=false', '--error-on-warnings', '--max-diagnostics=50', '.'],
  },
]);
