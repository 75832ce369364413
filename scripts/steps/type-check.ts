import { commandStep } from '../check/command-step.ts';

/** TypeScript agrees, on the Node side and in the renderer. */
export const typesStep = commandStep('types', 'TypeScript agrees, on the Node side and in the renderer', [
  { package: 'typescript', program: 'tsc', args: ['-p', '.', '--noEmit'] },
  { package: 'typescript', program: 'tsc', args: ['-p', 'renderer', '--noEmit'] },
]);
