import { buildStep } from '../steps/build.ts';
import { chaosStep } from '../steps/chaos.ts';
import { chaosCloudsStep } from '../steps/chaos-clouds.ts';
import { chaosPointsStep } from '../steps/chaos-points.ts';
import { chaosWorkersStep } from '../steps/chaos-workers.ts';
import { compatStep } from '../steps/compat.ts';
import { deadCodeStep } from '../steps/dead-code.ts';
import { formatStep } from '../steps/format.ts';
import { journeysStep } from '../steps/journeys.ts';
import { desktopJourneysStep } from '../steps/journeys-desktop.ts';
import { layersStep } from '../steps/layers.ts';
import { lintStep } from '../steps/lint.ts';
import { lockStep } from '../steps/lock.ts';
import { openApiStep } from '../steps/openapi.ts';
import { packageStep } from '../steps/package.ts';
import { toolsStep } from '../steps/tools.ts';
import { typesStep } from '../steps/type-check.ts';
import { unitStep } from '../steps/unit.ts';
import type { Step } from './step.ts';

/** Every step of the check, in the order it begins: the quick ones first, and nothing before what it needs. */
export const STEPS: readonly Step[] = [
  toolsStep,
  formatStep,
  lintStep,
  typesStep,
  layersStep,
  deadCodeStep,
  lockStep,
  buildStep,
  openApiStep,
  packageStep,
  unitStep,
  journeysStep,
  desktopJourneysStep,
  chaosStep,
  chaosWorkersStep,
  chaosPointsStep,
  chaosCloudsStep,
  compatStep,
];
