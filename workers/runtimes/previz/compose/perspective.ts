import type { Point } from '../shapes/path.ts';

/** A camera that looks along a street or a hall: metres in, thousandths of a scene unit out. */
export type Camera = { readonly x: number; readonly horizon: number; readonly eye: number; readonly focus: number };

/** Where a point is seen: metres to the right, above the ground and away. */
export const project = (camera: Camera, right: number, up: number, away: number): Point => [
  (camera.x + (camera.focus * right) / away) * 1000,
  (camera.horizon + (camera.focus * (camera.eye - up)) / away) * 1000,
];

/** The four corners of an upright wall that runs away from us. */
export const wallAlong = (
  camera: Camera,
  right: number,
  near: number,
  far: number,
  low: number,
  high: number,
): Point[] => [
  project(camera, right, low, near),
  project(camera, right, high, near),
  project(camera, right, high, far),
  project(camera, right, low, far),
];

/** The four corners of an upright board that faces us. */
export const boardFacing = (
  camera: Camera,
  left: number,
  right: number,
  low: number,
  high: number,
  away: number,
): Point[] => [
  project(camera, left, low, away),
  project(camera, left, high, away),
  project(camera, right, high, away),
  project(camera, right, low, away),
];
