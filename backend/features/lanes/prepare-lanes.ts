import { LANE_NAMES } from '../../contract/policy.ts';
import type { Lane } from '../../contract/workers.ts';
import { placeLane } from '../workers/index.ts';
import type { LaneParts } from './lane-parts.ts';

/** Makes sure that each cloud has its place among the workers; returns the places' ids. */
export const prepareLanes = ({ database, now }: LaneParts): Promise<Record<Lane, string>> =>
  database.write(db => ({
    replicate: placeLane(db, 'replicate', LANE_NAMES.replicate, now()),
    fal: placeLane(db, 'fal', LANE_NAMES.fal, now()),
  }));
