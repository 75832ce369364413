import { parseArgs } from 'node:util';
import { disturbClouds } from './support/chaos/disturb-clouds.ts';
import { disturbWorkers } from './support/chaos/disturb-workers.ts';
import { killAtPoints } from './support/chaos/kill-at-points.ts';
import { killStudio } from './support/chaos/kill-studio.ts';

// Brings bad luck over a real studio, with --workers over real workers too, and with --clouds over what it sends to clouds for money;
// with --clouds --points the studio dies once at each point of such a run. Exits 1 when anything is lost or doubled.
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'boolean', default: false },
    clouds: { type: 'boolean', default: false },
    points: { type: 'boolean', default: false },
  },
});
const { clouds, points, workers } = values;
const bring = clouds && points ? killAtPoints : clouds ? disturbClouds : workers ? disturbWorkers : killStudio;
process.exit((await bring(Number(values.rounds), values.seed)) ? 0 : 1);
