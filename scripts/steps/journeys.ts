import type { Step } from '../check/step.ts';
import { JOURNEYS_CONFIG, walkJourneys } from '../check/walk-journeys.ts';

/** A person's ways through the studio, walked in Chromium. */
export const journeysStep: Step = {
  name: 'journeys',
  about: "a person's ways through the studio, walked in Chromium",
  tools: ['chromium'],
  alone: true,
  files: [JOURNEYS_CONFIG],
  run: room => walkJourneys(room, 'browser', {}, []),
};
