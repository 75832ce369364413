import { commandStep } from '../check/command-step.ts';

/** Every file is formatted as Biome formats it. */
export const formatStep = commandStep('format', 'every file is formatted', [
  { package: '@biomejs/biome', program: 'biome', args: ['format', '--max-diagnostics=30', '.'] },
]);
