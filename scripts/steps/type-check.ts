import { commandStep } from '../check/command-step.ts';

/** TypeScript agrees, on the Node side and in the renderer. */
export const typesStep = commandStep('types', 'TypeScript agrees, on the Node side and in the renderer', [
  {
    package: 'typescript',
    program: 'tsc',
    args: ['-p', '.', '--noEmit', '--incremental', '--tsBuildInfoFile', '.cache/types/node.tsbuildinfo'],
  },
  {
    package: 'typescript',
    program: 'tsc',
    args: ['-p', 'renderer', '--noEmit', '--incremental', '--tsBuildInfoFile', '.cache/types/renderer.tsbuildinfo'],
  },
]);
