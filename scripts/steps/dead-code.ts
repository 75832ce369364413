import { commandStep } from '../check/command-step.ts';

/** No file, export or dependency that nothing uses. */
export const deadCodeStep = commandStep('dead-code', 'no file, export or dependency that nothing uses', [
  { package: 'knip', program: 'knip', args: ['--no-progress', '--treat-config-hints-as-errors'] },
]);
