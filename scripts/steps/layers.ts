import { commandStep } from '../check/command-step.ts';

/** The folders whose imports are held to `.dependency-cruiser.cjs`. */
const ROOMS = ['backend', 'electron', 'renderer', 'workers', 'e2e', 'bench', 'scripts'];

/** Nobody imports from a room they may not look into. */
export const layersStep = commandStep(
  'layers',
  'nobody imports from a room they may not look into',
  [{ package: 'dependency-cruiser', program: 'depcruise', args: ['--config', '.dependency-cruiser.cjs', ...ROOMS] }],
  ROOMS,
);
